-- How the text of an export becomes a value; null means that the text cannot be read as one.

create table sector_name (name varchar primary key, code varchar not null);

create macro text_of(raw) as nullif(trim(replace(raw, chr(160), ' ')), '');

create macro folded(raw) as
    trim(regexp_replace(lower(strip_accents(replace(raw, 'œ', 'oe'))), '[^a-z0-9]+', ' ', 'g'));

create macro date_of(raw) as try_strptime(
    text_of(raw),
    [
        '%Y-%m-%d', '%d/%m/%Y', '%d-%m-%Y', '%d.%m.%Y', '%d/%m/%y',
        '%Y-%m-%d %H:%M:%S', '%Y-%m-%dT%H:%M:%S', '%d/%m/%Y %H:%M', '%d/%m/%Y %H:%M:%S'
    ]
)::date;

create macro promotion_of(raw) as
    'X' || right(nullif(regexp_extract(text_of(raw), '^[Xx]?\s?(19[5-9]\d|20[0-4]\d|\d\d)$', 1), ''), 2);

create macro integer_of(raw) as
    try_cast(nullif(regexp_extract(text_of(raw), '^(\d{1,9})(?:[.,]0+)?$', 1), '') as integer);

create macro boolean_of(raw) as case
    when folded(raw) in ('oui', 'o', 'yes', 'y', 'true', 'vrai', '1', 'x', 'accepte', 'acceptee') then true
    when folded(raw) in ('non', 'n', 'no', 'false', 'faux', '0', 'refuse', 'refusee') then false
end;

create macro maturity_of(raw) as case folded(raw)
    when 'flou complet' then 1
    when 'pas vraiment d idee' then 2
    when 'moyen' then 3
    when 'assez precis' then 4
    when 'precis' then 5
    when 'sait precisement' then 5
    else case when integer_of(raw) between 1 and 5 then integer_of(raw) end
end;

create macro respondent_of(raw) as case
    when folded(raw) in ('eleve', 'etudiant', 'etudiante', 'mentore', 'mentoree', 'filleul', 'filleule', 'mentee', 'student')
        then 'student'
    when folded(raw) in ('mentor', 'parrain', 'marraine', 'ancien', 'alumni') then 'mentor'
end;

create macro sector_of(raw) as (select code from sector_name where name = folded(raw));

create macro identifier_of(raw) as text_of(raw);

create macro sectors_of(raw) as
    list_filter(string_split_regex(text_of(raw), '[|;,]'), lambda part: text_of(part) is not null);

create macro entry_year_of(code) as
    right(code, 2)::integer + case when right(code, 2)::integer < 50 then 2000 else 1900 end;
