create view maturity_match as
select
    maturity,
    with_mentor,
    without_mentor,
    with_mentor + without_mentor as students,
    part_of(with_mentor, with_mentor + without_mentor) as match_rate
from maturity_outcome
order by array_position(['unclear', 'between', 'clear'], maturity);
comment on view maturity_match is 'One row per maturity of the career project (1 and 2 unclear, 3 between, 4 and 5 clear), campaigns together whose pairing is over and of which every pair is known.';
comment on column maturity_match.with_mentor is 'Eligible students of this maturity who have a mentor.';
comment on column maturity_match.without_mentor is 'Eligible students of this maturity who wait.';
comment on column maturity_match.students is 'Eligible students of this maturity.';
comment on column maturity_match.match_rate is 'Those who have a mentor, divided by those eligible.';
