-- How the text of an export becomes a value; null means that the text cannot be read as one.
-- A macro stands in the query as often as it is named: what is long and looked at several times is handed to a lambda.

create table sector_name (name varchar primary key, code varchar not null);

-- The apostrophe that keeps a spreadsheet from taking a text for a formula, as `./binomes export` writes it, is not text.
create macro bare(raw) as
    case when starts_with(raw, '''') then regexp_replace(raw, '^''(''?[=+\-@\t\r])', '\1') else raw end;

-- Spaces of any kind around a text do not count; ="007" is how some tools keep a spreadsheet from eating the zeros.
create macro text_of(raw) as nullif(
    bare(regexp_replace(regexp_replace(raw, '^[\s\x{a0}\x{2007}\x{202f}]+|[\s\x{a0}\x{2007}\x{202f}]+$', '', 'g'),
        '^="([^"]*)"$', '\1')), '');

-- A sign that stands alone in a cell, as the word that `SIGNS` in data/contract.py gives for it.
create macro in_words(raw) as case when length(raw) > 3 then raw
    when trim(raw, ' ' || chr(65039)) in ('✓', '✔', '☑', '✅') then 'oui'
    when trim(raw, ' ' || chr(65039)) in ('❌', '✘', '✖', '☐', '🚫', '⛔') then 'non'
    when trim(raw, ' ' || chr(65039)) in ('×', '✗', '☒') then 'x'
    else raw end;

create macro folded(raw) as
    trim(regexp_replace(lower(strip_accents(replace(in_words(raw), 'œ', 'oe'))), '[^a-z0-9]+', ' ', 'g'));

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

-- The zone of the programme: a moment that says its own zone is of the day that it was there.
create macro local_day(moment, offset_minutes) as
    (((moment - to_minutes(offset_minutes)) at time zone 'UTC') at time zone 'Europe/Paris')::date;

-- What many tools write around a moment: « à », « 09h15 », tenths of a second, three spaces, capitals.
create macro plain_moment(raw) as trim(regexp_replace(regexp_replace(regexp_replace(regexp_replace(
    text_of(raw), '^(\d{4})[/.](\d{1,2})[/.](\d{1,2})', '\1-\2-\3'),
    '^(\d{1,2})[.-](\d{1,2})[.-](\d{4}|\d\d)(\D|$)', '\1/\2/\3\4'),
    '(\d)[\s\x{a0}\x{202f}]*(?:,|-|–|à|at|T)?[\s\x{a0}\x{202f}]*(\d{1,2})\s?[:hH]\s?(\d\d)', '\1 \2:\3'),
    '(:\d\d)[.,]\d+', '\1'));

-- Minutes by which the zone that ends a moment is ahead of UTC; null when it ends with none.
create macro zone_of(plain) as case
    when regexp_matches(plain, '(?:\d|[APap]\.?[Mm]\.?)\s*(?:Z|UTC|GMT)$') then 0
    when regexp_matches(plain, ':\d\d(?:\s*[APap]\.?[Mm]\.?)?\s*\(?(?:UTC|GMT)?[+-]\d{1,2}(?::?\d\d)?\)?$') then
        case when regexp_matches(plain, '-\d{1,2}(?::?\d\d)?\)?$') then -1 else 1 end
        * (60 * regexp_extract(plain, '[+-](\d{1,2})(?::?\d\d)?\)?$', 1)::integer
            + coalesce(nullif(regexp_extract(plain, '[+-]\d{1,2}:?(\d\d)\)?$', 1), '')::integer, 0))
end;

create macro without_zone(plain) as regexp_replace(
    plain, '(:\d\d(?:\s*[APap]\.?[Mm]\.?)?)\s*(?:Z|\(?(?:UTC|GMT)?[+-]\d{1,2}(?::?\d\d)?\)?|UTC|GMT|CET|CEST)$', '\1');

-- Years of two digits first: those of four would be taken for the years 0 to 99.
create macro moment_read(bare) as try_strptime(upper(replace(replace(bare, '.m.', 'm'), '.M.', 'M')), [
    '%Y-%m-%d', '%d/%m/%y', '%d/%m/%Y', '%Y-%m-%d %H:%M:%S', '%Y-%m-%d %H:%M', '%d/%m/%y %H:%M', '%d/%m/%y %H:%M:%S',
    '%d/%m/%Y %H:%M', '%d/%m/%Y %H:%M:%S', '%Y-%m-%d %I:%M:%S %p', '%Y-%m-%d %I:%M %p', '%d/%m/%y %I:%M:%S %p',
    '%d/%m/%y %I:%M %p', '%d/%m/%Y %I:%M:%S %p', '%d/%m/%Y %I:%M %p', '%d/%m/%Y %I:%M:%S%p', '%d/%m/%Y %I:%M%p',
    '%Y-%m-%d %I:%M%p', '%Y-%m-%d %I:%M:%S%p'
]);

-- A moment of the programme's own time, whatever its zone; of use to tell the later of two answers.
create macro moment_of(raw) as
    moment_read(without_zone(plain_moment(raw))) - to_minutes(coalesce(zone_of(plain_moment(raw)), 0));

-- « 1er octobre 2023 », « 3-oct.-23 »: of two digits, the year ends the text, so that no hour is taken for it.
create macro written_day(words) as try_cast(
    nullif(right('20' || regexp_extract(words, '^(?:\w+ )?\d{1,2}(?: ?er)? [a-z]+ ((?:19|20)\d\d|\d\d$)(?:\s|$)', 1), 4), '20')
    || '-' || lpad(month_of(regexp_extract(words, '^(?:\w+ )?\d{1,2}(?: ?er)? ([a-z]+) \d', 1))::varchar, 2, '0')
    || '-' || lpad(regexp_extract(words, '^(?:\w+ )?(\d{1,2})(?: ?er)? [a-z]+ \d', 1), 2, '0')
    as date);

-- « October 1, 2021 »
create macro written_month_first(words) as try_cast(
    nullif(regexp_extract(words, '^(?:\w+ )?([a-z]+) (\d{1,2}) ((?:19|20)\d\d)(?:\s|$)', 3), '')
    || '-' || lpad(month_of(regexp_extract(words, '^(?:\w+ )?([a-z]+) (\d{1,2}) ((?:19|20)\d\d)(?:\s|$)', 1))::varchar, 2, '0')
    || '-' || lpad(regexp_extract(words, '^(?:\w+ )?([a-z]+) (\d{1,2}) ((?:19|20)\d\d)(?:\s|$)', 2), 2, '0')
    as date);

create macro in_own_zone(plain) as case
    when zone_of(plain) is null then moment_read(without_zone(plain))::date
    else local_day(moment_read(without_zone(plain)), zone_of(plain))
end;

create macro any_date_of(raw) as list_extract(list_filter(list_transform(
    [{plain: plain_moment(raw), words: folded(raw)}],
    lambda one: coalesce(
        in_own_zone(one.plain),
        date '1899-12-30' + try_cast(nullif(regexp_extract(text_of(raw), '^([34]\d{4})(?:[.,]\d+)?$', 1), '') as integer),
        written_day(one.words),
        written_month_first(one.words)
    )), lambda day: day between date '1990-01-01' and date '2099-12-31'), 1);

-- Day before month, as in France; 44459 is how Excel counts days. What most exports write is read without further ado.
create macro date_of(raw) as case
    when regexp_full_match(raw, '\d\d/\d\d/\d{4}') then plausible(try_strptime(raw, '%d/%m/%Y')::date)
    when regexp_full_match(raw, '\d{4}-\d\d-\d\d') then plausible(try_cast(raw as date))
    when regexp_full_match(raw, '\d\d/\d\d/\d{4} \d\d:\d\d:\d\d') then plausible(try_strptime(raw, '%d/%m/%Y %H:%M:%S')::date)
    else any_date_of(raw)
end;

-- A moment of a column that says UTC in its header.
create macro in_utc(raw) as case when regexp_matches(raw, ':\d\d') then trim(raw) || ' UTC' else raw end;

-- A date like 09/25/2021 with its month put after its day, for a column that somebody says begins with the month.
create macro month_put_second(raw) as regexp_replace(text_of(raw), '^(\d{1,2})([/.-])(\d{1,2})([/.-])', '\3\2\1\4');

-- Which part of a date like 09/25/2021 comes first, as far as it tells by itself: 'month', 'day', or 'either'.
create macro first_part_of(raw) as case
    when regexp_matches(text_of(raw), '^(0?[1-9]|1[0-2])[/.-](0?[1-9]|1[0-2])[/.-]\d') then 'either'
    when regexp_matches(text_of(raw), '^(0?[1-9]|1[0-2])[/.-](1[3-9]|2\d|3[01])[/.-]\d') then 'month'
    when regexp_matches(text_of(raw), '^(1[3-9]|2\d|3[01])[/.-](0?[1-9]|1[0-2])[/.-]\d') then 'day'
end;

-- What stands in brackets after a promotion, « X01 (cycle ingénieur) », says nothing more of it.
create macro promotion_of(raw) as 'X' || right(nullif(regexp_extract(
    text_of(raw), '^(?i:promotion |promo |polytechnique )?[Xx]?[\s''’-]?(19[5-9]\d|20[0-4]\d|\d\d)(?:[.,]0|\s*\(.*\))?$', 1), ''), 2);

-- The cohort of the campaign that opens in a year: 2021, « 2021-2022 » and « Campagne 2021 » are the X20's. What cannot be
-- read stays as it is, to be refused as it is written.
create macro cohort_of(raw) as case
    when regexp_matches(text_of(raw), '^[Xx]') then raw
    when regexp_matches(text_of(raw), '^\D{0,20}20\d\d(?:[.,]0)?(?:\s*[-/–]\s*(?:20)?\d\d)?$')
        then 'X' || lpad(((regexp_extract(text_of(raw), '20(\d\d)', 1)::integer + 99) % 100)::varchar, 2, '0')
    else raw
end;

create macro role_of(raw) as case
    when regexp_matches(folded(raw), '^(?:eleve|etudiant|etudiante|mentore|mentoree|filleul|filleule|mentee|student)s?$') then 'student'
    when regexp_matches(folded(raw), '^(?:mentor|parrain|marraine|ancien|ancienne|alumni|alumnus|alumna)s?$') then 'mentor'
end;

create macro is_mark(raw) as
    folded(raw) in ('x', 'oui', 'yes', 'y', 'o', 'true', 'vrai', '1', 'ok', 'coche', 'checked');

-- What stands in the column of a sector that is not wished.
create macro is_no_mark(raw) as
    folded(raw) in ('non', 'no', 'n', 'false', 'faux', '0', 'none', 'aucun', 'decoche', 'unchecked')
    or trim(raw) in ('-', '–', '—');

create macro rank_in(raw) as nullif(try_cast(regexp_extract(raw, '\d+') as integer), 0);

create macro wishes_of(listed) as nullif(array_to_string(list_transform(
    list_sort(list_filter(listed, lambda one: one.rank is not null)), lambda one: one.wish), '|'), '');

-- A link or the name of a document stays as it is written: who gives the address of a person must leave it out.
create macro source_of(raw) as case when not contains(raw, '@') then text_of(raw) end;

-- « 2 élèves maximum » and « deux » are 2, « 3 et plus » is 3 at least; « 1 ou 2 », « -1 » and « 2 ? » are none.
create macro said_number_of(plain) as regexp_extract(plain, '^(?:(?:jusqu a|au plus|au maximum|max\w*|up to|at most) )?'
    '(\d{1,2}|une?|deux|trois|quatre|cinq|one|two|three|four|five)'
    '(?: (?:eleves?|etudiante?s?|places?|students?|mentees?|mentoree?s?|filleule?s?|binomes?|jeunes?|personnes?|people'
    '|max\w*|au (?:plus|max\w*)|at most|(?:et|ou) plus|(?:and|or) more|seule?s?|seulement|only))*$', 1);

create macro integer_of(raw) as try_cast(coalesce(
    nullif(regexp_extract(text_of(raw), '^(\d{1,9})(?:[.,]0+)?$', 1), ''),
    list_extract(list_transform(
        [case when regexp_matches(text_of(raw), '^\w[^?/]*$') then said_number_of(folded(raw)) end],
        lambda number: case number
            when 'un' then '1' when 'une' then '1' when 'one' then '1'
            when 'deux' then '2' when 'two' then '2'
            when 'trois' then '3' when 'three' then '3'
            when 'quatre' then '4' when 'four' then '4'
            when 'cinq' then '5' when 'five' then '5'
            else nullif(number, '')
        end), 1)
) as integer);

create macro boolean_of(raw) as case
    when folded(raw) in ('oui', 'o', 'yes', 'y', 'true', 'vrai', '1', 'x', 'accepte', 'acceptee') then true
    when folded(raw) in ('non', 'n', 'no', 'false', 'faux', '0', 'refuse', 'refusee') then false
end;

create macro maturity_of(raw) as list_extract(list_transform(
    [{words: folded(raw), number: integer_of(raw)}],
    lambda one: case one.words
        when 'flou complet' then 1
        when 'pas vraiment d idee' then 2
        when 'moyen' then 3
        when 'assez precis' then 4
        when 'precis' then 5
        when 'sait precisement' then 5
        else case when one.number between 1 and 5 then one.number end
    end), 1);

create macro respondent_of(raw) as case
    when folded(raw) in ('eleve', 'etudiant', 'etudiante', 'mentore', 'mentoree', 'filleul', 'filleule', 'mentee', 'student')
        then 'student'
    when folded(raw) in ('mentor', 'parrain', 'marraine', 'ancien', 'alumni') then 'mentor'
end;

create macro sector_of(raw) as (select code from sector_name where name = folded(raw));

-- Not what a spreadsheet makes of one: a formula, an error, 1,23457E+12; nor a text that nobody types.
create macro identifier_of(raw) as case
    when length(text_of(raw)) <= 200
        and not regexp_matches(text_of(raw), '^=|^@[?]|^#[A-Z/0]+[!?]?$|^\d([.,]\d+)?[Ee]\+?\d+$')
        then text_of(raw)
end;

-- What two spellings of one identifier have in common: « A12 » and « a12 », « 007 », « 7 » and « 7.0 ».
create macro person_key(id) as case
    when regexp_full_match(id, '0*\d+(?:[.,]0+)?') then coalesce(nullif(ltrim(regexp_replace(id, '[.,]0+$', ''), '0'), ''), '0')
    else lower(regexp_replace(id, '[\s\x{a0}]+', '', 'g'))
end;

create macro sectors_of(raw) as
    list_filter(string_split_regex(text_of(raw), '[|;,]'), lambda part: text_of(part) is not null);

create macro entry_year_of(code) as
    right(code, 2)::integer + case when right(code, 2)::integer < 50 then 2000 else 1900 end;

-- The first campaign of the programme was that of the X16 (the association, 31 January 2022). A cohort applies in the year
-- after it entered the school, and nobody has entered yet in a year to come.
create macro is_known_cohort(code) as entry_year_of(code) between 2016 and year(current_date);
