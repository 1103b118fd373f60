"""First names current in France: what tells that 'Sophie Bernard' is a person and 'Renewable Energy' is not.

General knowledge (the names most given in France since 1940, and some current elsewhere), without accents, in lower
case. Names that are also words, towns or brands are apart: they tell a person only in front of another capital.
"""

import re
import unicodedata


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


FIRST_NAMES = _words(
    """
    abdallah abdel abdelkader abdou abdoulaye adam adama adelaide adele adeline adil adnan adrian adriana adrien
    adrienne agathe agnes ahmed aicha aida alain alan alban albane albert alessandro alex alexander alexandra
    alexandre alexandrine alexia alexis alfred ali alice alicia aline alison alix aliya allan aloys alphonse
    amadou amandine amani amar amaury ambre ambroise amel amelia amelie amin amina aminata amine amir amira
    anais anastasia anatole andrea andreas andree andrei andrew anissa anita ann anna annabelle anne annette
    annick annie anouk anselme anthony antoine antoinette anton antonin antonio antony anwar apolline ariane
    arielle aristide armand armel armelle arnaud arsene arthur assia astrid athenais aubin auguste augustin
    augustine aurelia aurelie aurelien axelle aya ayman aymeric ayoub azzedine baptiste barbara barthelemy
    bastien beatrice benedicte benjamin benoit bernadette bernard bernardo bertrand bilal bintou blaise boris
    boubacar brahim brandon brice brieuc brigitte bruno camelia camille candice capucine carine carla carlos
    carole caroline catherine cecile cecilia cedric celeste celestine celia celine chaima chantal charlene
    charles charline charlotte charly cheikh chen chiara chloe christel christelle christian christiane
    christina christine christophe clara clarisse claudia claudine claudio clement clementine cleo clotilde
    clovis colette colin coline constantin coralie corentin corinne cosima cynthia cyprien cyril cyrille damien
    daniel daniela daniele danielle daphne david deborah delphine denis denise diane didier dimitri djamel
    djibril domitille donatien donovan dorian dorine dorothee driss dylan eddy edgar edith edmond edouard
    eglantine elena eleonore elias elie eliott elisa elisabeth elise elizabeth ella elliot elodie eloi eloise
    elsa elvire emeline emeric emile emilie emilien emilio emma emmanuel emmanuelle enora enzo eric erika ernest
    erwan erwann esteban estelle esther ethan etienne eugene eugenie eva evan eve evelyne fabien fabienne fabio
    fabrice fadi fanny farah farid fatiha fatima fatou fatoumata federico felicie felicien felix ferdinand
    fernand fernando firmin flavie flavien florent florian floriane foucauld foulques francesco francis franck
    francois francoise frank fred frederic frederik frederique gabin gabriel gabriela gabrielle gael gaelle
    gaetan gaspard gaston gauthier gautier genevieve geoffrey geoffroy george georges georgette gerald geraldine
    gerard germain germaine ghislain ghislaine gilbert gilberte gildas gilles giovanni gisele giulia giuseppe
    gladys gontran gonzague gregoire gregory guilhem guillaume gustave guy gwenael gwenaelle gwendoline habib
    hadrien hafsa hakim halima hamid hamza hanna hannah harold haroun harry hassan heidi helena helene heloise
    henri henriette henry herve hicham hilaire hippolyte honorine hortense houda hubert hugo hugues hussein
    ibrahim ibrahima idriss igor ilan ilian ilias ilyas ilyes imad imane imene ines ingrid irene isaac isabelle
    isaline ismael ismail issa ivan jack jacqueline jacques jade jalil jamal james jamila jana jane janine
    jasmine jason jawad jean jeanne jeannine jennifer jeremie jeremy jerome jessica jessie joachim joan joanna
    joao joaquin jocelyn jocelyne joel joelle joey johan johann johanna john johnny jonas jonathan jorge jose
    joseph josephine josette josiane josselin josue joyce juan judith jules julia julian juliana julie julien
    julienne juliette justin justine kader kadiatou karim karima karine karl karolina katarina kathleen katia
    kenza kevin khadija khaled khalil kilian killian koffi kylian laetitia laila lamia lara larissa laszlo laura
    laure laureen laurence laurene laurent laurette laurie laurine layla lazare leandre leila lena lenny leon
    leonard leonardo leonie leonor leontine leopold leopoldine lila lilian liliane lilou lina linda lino lionel
    lisa lise liselotte livia loic lola lorena lorenzo lorette lou louane louis louisa louise louka lounes luc
    luca lucas lucie lucien lucienne lucile lucille lucinda ludivine ludmila ludovic luis lydia lydie lyes
    madeleine mael maelle maelys maeva magali magalie mahaut mahdi mahmoud maia malek malik malika malo mamadou
    manel manon manuel manuela marc marceau marcel marcela marcelle marco margaux margot marguerite maria mariam
    mariama marianne marie marieke mariette marina mario marion marius marjolaine marjorie marko marlene
    marouane marta marthe martina martine marwa marwan maryam maryline maryse matej mateo mathias mathieu
    mathilde mathis mathurin matteo matthew matthias matthieu maud maurane maureen maurice maxence maxime
    maximilien maya mayeul medhi mehdi melanie melina melissa melvin mia michael michel michele micheline
    michelle miguel mikael mila milena milo mina mireille miriam mohamed mohammed moise momo monica monique
    morgane mouad mouhamed mounir mourad moussa muriel mustapha myriam nabil nabila nadege nadia nadine nael
    naim najib najwa nassim natacha natalia natasha nathalie nathan nathanael nawel nelly nicolas nicole nikita
    nina ninon noa noah noam noelle noemie nolan nolwenn nora norbert norman nour noura noureddine octave
    octavie odile olga olivia olivier omar ondine oriane oscar oswald othmane ottavio oumar oumou ousmane
    ousseynou pablo pascal pascale pascaline patrice patricia patrick paul paula paulette paulin pauline paulo
    pavel pedro perrine peter petra philibert philippe philippine pia pierrette pierrick priscilla quentin
    quitterie rachel rachid rachida rafael rajesh ralph rania raoul raphael raphaelle rayan raymond raymonde
    rebecca regine regis remi remy renaud rene renee ricardo richard rita robert roberta roberto robin rodolphe
    rodrigo rodrigue roger roland rolland romain romane romaric romeo romuald ronan rosa rosalie roxane ruben
    rudy ryad ryan sabine sabri sabrina sacha said salah salim salima salma salome salomon samantha sami samia
    samir samira samuel samy sandra sandrine sara sarah sasha sebastian sebastien segolene selena selim selma
    serge sergei sergio severin severine shirine sibylle sidonie sigolene silvia simon simone sixte sixtine
    sofian sofiane sohan soizic solange solene soline sonia sophia sophie soraya souad soukaina soumaya
    stanislas stephan stephane stephanie stephen steve steven suzanne suzie sven sylvain sylvaine sylvestre
    sylvette sylvia sylviane sylvie tanguy tania tarek tatiana terence thaddee thais thea thelma theo theodore
    theophane theophile theotime therese thibaud thibault thibaut thierry thomas tibor tiffany timothe timothee
    timothy tina titouan tobias tom tomas toni tony tristan tugdual ugo ulysse urbain ursula valentin valere
    valerian valerie valery vanessa vasco venceslas veronique vianney vicky victoria vidal vincent virgile
    virginie vittorio vivian viviane vladimir wael wahib walid walter warren wassim wendy wilfried wilhelm
    william willy xavier xiao yacine yael yanis yann yannick yannis yasmina yasmine yassine yazid yoann yohan
    yohann yolande youcef younes youssef ysaline yuri yvan yves yvette yvon yvonne zacharie zakaria zeineb zineb
    zoe zohar zohra
    aelis aenor alaric aldric ameline anouck armance aubry aude auriane ayden ayumi azilis berenger berengere
    bixente bleuenn celian cesaire clelia cunegonde eflamm eloiane elouan enea eneko ewen fanch goulven gurvan gwenn
    haruki herveline hiroshi imanol iseult izia joakim kaan kenji kento lilwenn loane lubin maiwenn malou
    manech mihail nahia nils oihan oihana ottavia peio perceval riwan saig sakura siobhan solenn soren tancrede
    thelio tifenn timeo titaina txomin tyfenn viggo vinciane wenceslas xabi yoko youenn yuki yuna zelie zian
    """
)

ALSO_WORDS = _words(
    """
    achille ada aime aimee alba alma ange angel angele angelique april aurore ava avril axel bella blanche brune
    candide carl carmen cesar charlie chris christ clair claire claude clemence colombe come constance dan dani
    desire diamant diego dominique eden edna fiona fleur flora flore florence gaia garance grace gracieuse gwen
    hans hector honore ida ilan iris isis ivy jan jordan juillet june juste kelly kim lancelot lea leo leslie
    lili lily line lorraine ludwig lulu luna madison mae magdalena marin marine mark mars martial martin max may
    melodie mercedes milan modeste morgan nelson ness noe noel oceane olive oliver opale parfait perle pierre
    placide prosper prudence prune reine rose roy salvador sam saskia scott serena sky sloan sofia solal stan
    stella summer tim toussaint tracy valentin valentine vera victoire victor vie violette wei will xin yang
    ying yu zara
    """
)

NOT_PERSONS = _words(
    """
    roland_berger oliver_wyman pierre_fabre louis_vuitton christian_dior marie_curie yves_rocher yves_saint
    alexander_mcqueen arthur_d louis_dreyfus jules_verne henri_poincare charles_de paul_sabatier joseph_fourier
    marcel_dassault john_deere hugo_boss harry_potter elon_musk steve_jobs louis_le jean_monnet victor_hugo
    morgan_stanley marie_sklodowska michel_edouard max_planck will_be francois_1er henri_iv louis_xiv alan_turing
    albert_einstein jean_jaures henri_becquerel isaac_newton claude_bernard thomas_edison nikola_tesla
    """
)

# Firms, schools and agencies that everybody knows: nobody is called so.
FIRMS = _words(
    """
    accenture accor adyen airbus airbnb alstom altran amazon amundi apple arcelor arianespace arkema artelia atos axa
    bain barclays bayer blackrock bloomberg bnp boeing bosch bouygues bpifrance bridgewater bytedance
    capgemini carrefour
    centrale centralesupelec cirad citadel cnes cnrs criteo dassault datadog deepmind deezer deloitte doctolib ecovadis
    edf eiffage eleven enedis engie ens ensae ensta epfl ericsson essec eth expedia exane facebook framatome gafam
    goldman google hec hermes hewlett huawei ifremer ifpen inria insead inserm intel jpmorgan kearney kering lazard
    leboncoin lidl linkedin lockheed loreal lvmh mazars mckinsey meta michelin microsoft mistral natixis netflix nestle
    nexans novartis nvidia onera openai oracle orano palantir pasteur peugeot pfizer piketty polytechnique publicis
    pwc qualcomm renault rothschild rte safran saint-gobain salesforce samsung sanofi schlumberger schneider servier
    siemens sncf sopra sorbonne spacex stellantis suez supaero tesla thales tiktok totalenergies twitter ubisoft uber
    ubs unilever vallourec valeo veolia vinci volkswagen wavestone
    """
)

# Words that tables of nouns and verbs lack and that begin a sentence, and places: they are nobody's name.
COMMON = _words(
    """
    afrique ainsi allemagne alors amérique angers angleterre après ardennes asie aujourd aussi australie autant
    autriche avant beaucoup belgique berkeley berlin bien bientôt bonjour bonsoir bordeaux boston bref brest
    bretagne bruxelles brésil californie caltech cambridge cameroun canada cependant certes chaque cheffe chez
    chicago chili chine columbia comme comment contre copenhague cordialement cornell corée danemark davantage
    demain depuis derrière donc dont dorénavant dubai dublin durant dès déjà désormais eindhoven encore enfin
    ensuite entre envers environ espagne et europe finlande france francfort genève grenoble guyane harvard hello
    hier hors houston ici ils inde indonésie irlande israël italie jamais japon jusqu kenya kourou lausanne liban
    lille lisbonne londres longtemps lorsqu lorsque luxembourg lyon madrid mais malgré manuel maroc marseille
    melbourne merci mexique mieux milan moins montpellier montréal moscou munich nantes nice norvège nous néanmoins
    ok or oslo ou ouagadougou oui outre oxford où palaiseau par parce parfois paris parmi pas pays-bas pendant
    personne peu plusieurs plutôt pologne portugal pour pourquoi pourtant pourvu presque princeton puis puisque
    quand quant que quel quelle quelles quelqu quelqu'un quels quoi quoique québec relocaliser rennes rien rome
    russie saclay salut sans sauf seine-saint-denis selon shanghai si singapour sinon soit sous souvent stanford
    stockholm strasbourg suisse sur surtout suède sydney sénégal séoul tandis tant tantôt tard taïwan tokyo toronto
    toujours toulouse toutefois trop très tunis tunisie turquie tôt ukraine vancouver vers versailles vienne vietnam
    voici voilà vous vraiment washington yale zurich
    """
)


def folded(text: str) -> str:
    """Lower case without accents, hyphens or apostrophes."""
    if text.isascii() and text.isalpha():
        return text.lower()
    plain = "".join(
        letter for letter in unicodedata.normalize("NFD", text) if not unicodedata.combining(letter)
    )
    return re.sub(r"[\W_]+", " ", plain).strip().lower()


def is_first_name(word: str) -> bool:
    """Whether a word, in any case, is a first name and nothing else."""
    return all(part in FIRST_NAMES for part in folded(word).split())


def begins_with_first_name(word: str) -> bool:
    """Whether the first part of a word is a first name, one that is also a word among them."""
    first = folded(word).split()[0]
    return first in FIRST_NAMES or first in ALSO_WORDS
