-- How the text of an export becomes a value; null means that the text cannot be read as one.

create table sector_name (name varchar primary key, code varchar not null);

-- The apostrophe that keeps a spreadsheet from taking a text for a formula, as `manage.py export` writes it, is not text.
create macro bare(raw) as
    case when starts_with(raw, '''') then regexp_replace(raw, '^''(''?[=+\-@\t\r])', '\1') else raw end;

-- Spaces of any kind around a text do not count; ="007" is how some tools keep a spreadsheet from eating the zeros.
create macro text_of(raw) as nullif(
    bare(regexp_replace(regexp_replace(raw, '^[\s\x{a0}\x{2007}\x{202f}]+|[\s\x{a0}\x{2007}\x{202f}]+$', '', 'g'),
        '^="([^"]*)"$', '\1')), '');

create macro folded(raw) as
    trim(regexp_replace(lower(strip_accents(replace(raw, 'œ', 'oe'))), '[^a-z0-9]+', ' ', 'g'));

-- A day of the programme's time; anything else is a slip (the year 21, or 2201).
create macro plausible(day) as case when day between date '1990-01-01' and date '2099-12-31' then day end;

-- Month names in French and English, whole or cut short, after which a point may stand: 'sept.' gives 9.
create macro month_of(name) as coalesce(
    list_position(list_transform(
        ['janvier', 'fevrier', 'mars', 'avril', 'mai', 'juin', 'juillet', 'aout', 'septembre', 'octobre', 'novembre', 'decembre'],
        lambda month: length(name) >= 3 and name <> 'jui' and starts_with(month, name)), true),
    list_position(list_transform(
        ['january', 'february', 'march', 'april', 'may', 'june', 'july', 'august', 'september', 'october', 'november', 'december'],
        lambda month: length(name) >= 3 and starts_with(month, name)), true));

-- Day before month, as in France; 44459 is how Excel counts days.
create macro date_of(raw) as coalesce(
    plausible(try_strptime(
        regexp_replace(text_of(raw), '[Zz]$|\.\d+[Zz]?$|[+-]\d\d:?\d\d$', ''),
        [
            '%Y-%m-%d', '%d/%m/%y', '%d/%m/%Y', '%d-%m-%Y', '%d.%m.%y', '%d.%m.%Y', '%Y/%m/%d',
            '%Y-%m-%d %H:%M:%S', '%Y-%m-%dT%H:%M:%S', '%Y-%m-%d %H:%M', '%Y-%m-%dT%H:%M',
            '%d/%m/%Y %H:%M', '%d/%m/%Y %H:%M:%S', '%d/%m/%y %H:%M', '%d/%m/%y %H:%M:%S'
        ]
    )::date),
    plausible(date '1899-12-30' + try_cast(nullif(regexp_extract(text_of(raw), '^([34]\d{4})(?:[.,]\d+)?$', 1), '') as integer)),
    plausible(try_cast(
        nullif(regexp_extract(folded(raw), '^(?:\w+ )?(\d{1,2})(?: ?er)? ([a-z]+) ((?:19|20)\d\d)$', 3), '')
        || '-' || lpad(month_of(regexp_extract(folded(raw), '^(?:\w+ )?(\d{1,2})(?: ?er)? ([a-z]+) ((?:19|20)\d\d)$', 2))::varchar, 2, '0')
        || '-' || lpad(regexp_extract(folded(raw), '^(?:\w+ )?(\d{1,2})(?: ?er)? ([a-z]+) ((?:19|20)\d\d)$', 1), 2, '0')
        as date))
);

-- Which part of a date like 09/25/2021 comes first, as far as it tells by itself: 'month', 'day', or 'either'.
create macro first_part_of(raw) as case
    when regexp_matches(text_of(raw), '^(0?[1-9]|1[0-2])[/.-](0?[1-9]|1[0-2])[/.-]\d') then 'either'
    when regexp_matches(text_of(raw), '^(0?[1-9]|1[0-2])[/.-](1[3-9]|2\d|3[01])[/.-]\d') then 'month'
    when regexp_matches(text_of(raw), '^(1[3-9]|2\d|3[01])[/.-](0?[1-9]|1[0-2])[/.-]\d') then 'day'
end;

create macro promotion_of(raw) as 'X' || right(nullif(
    regexp_extract(text_of(raw), '^(?i:promotion |promo )?[Xx]?[\s''’-]?(19[5-9]\d|20[0-4]\d|\d\d)$', 1), ''), 2);

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

-- Not what a spreadsheet makes of one: a formula, an error, 1,23457E+12; nor a text that nobody types.
create macro identifier_of(raw) as case
    when length(text_of(raw)) <= 200
        and not regexp_matches(text_of(raw), '^=|^#[A-Z/0]+[!?]?$|^\d([.,]\d+)?E\+\d+$')
        then text_of(raw)
end;

create macro sectors_of(raw) as
    list_filter(string_split_regex(text_of(raw), '[|;,]'), lambda part: text_of(part) is not null);

create macro entry_year_of(code) as
    right(code, 2)::integer + case when right(code, 2)::integer < 50 then 2000 else 1900 end;

-- The first campaign of the programme was that of the X16 (the association, 31 January 2022). A cohort applies in the year
-- after it entered the school, and nobody has entered yet in a year to come.
create macro is_known_cohort(code) as entry_year_of(code) between 2016 and year(current_date);
