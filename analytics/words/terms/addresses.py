"""How an address, a site or an account of somebody is written, in signs or in words, as patterns of `scrubbing`."""

TOP = "com|fr|org|net|edu|eu|io|gouv|me|info|co|ai|dev|app|tech|paris|ch|be|uk|de|us|ca"
AT = r"[^\S\n]*(?:@|[\[({<][^\S\n]*(?:at|arobas|arobase|a)[^\S\n]*[\])}>]|(?<=\s)(?:arobase?|at)(?=\s))[^\S\n]*"
DOT = r"(?:\.|[^\S\n]*[\[({<][^\S\n]*(?:point|dot|pt)[^\S\n]*[\])}>][^\S\n]*|[^\S\n]+(?:point|dot)[^\S\n]+)"
PLACES = (
    "insta(?:gram)?|snap(?:chat)?|discord|tik ?tok|twitch|telegram|whatsapp|messenger|facebook|linkedin|github|pseudo"
    "|skype|signal"
)

PATTERNS = (
    # e-mail (also written with words), sites, accounts
    rf"(?i)(?<![\w.+%-])[\w+%-][\w.+%-]*(?:{DOT}[\w+%-]+){{0,3}}{AT}[\w-]+(?:{DOT}[\w-]+){{1,3}}",
    rf"(?i)(?<![\w.-])[\w-]+(?:\.[\w-]+)*[^\S\n]+chez[^\S\n]+[\w-]+\.(?:{TOP})(?!\w)",
    rf"(?i)(?<!\w)(?:{PLACES})(?:[^\S\n]*(?:[:=]|c['’]est)[^\S\n]*|[^\S\n]+(?=\S*[\d_@#.]\w))@?[\w.#-]*\w",
    r"(?<![\w.@])(?:[\w.]+#\d{3,6}|[^\W_]+(?:_[^\W_]+)+)(?!\w)",
    r"(?i:https?://|www\.)[^\s<>]*[^\s<>.,;:!?)»]",
    rf"(?i)(?<![\w.-])(?:[a-z\d-]+\.)+(?:{TOP})(?:/[^\s,;)»]*|(?![\w.]))",
    r"(?<!\w)@[\w.-]*\w",
)

# A sign of one of them, in a chunk between two spaces.
SIGN = rf"(?i)[@\[_]|\((?:at|a|dot)\)|#\d|arobas|://|www\.|\w\.\w\w|\bdot\b|\b(?:{PLACES})\b"
