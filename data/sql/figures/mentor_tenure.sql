create view mentor_tenure as
select
    cohort,
    is_start_known,
    campaigns,
    started,
    at_risk,
    stopped,
    aged_out,
    still_there,
    going_on,
    share_of(going_on, started) as share_kept
from tenure_count
order by is_start_known, campaigns;
comment on view mentor_tenure is 'One row per number of campaigns since a mentor''s first: who stopped while still inside the window, who left it by age, who is still there.';
comment on column mentor_tenure.cohort is 'The last campaign of which pairing is over, at which the rows were counted.';
comment on column mentor_tenure.is_start_known is 'Whether the mentor was first seen after the first campaign of the data; before it, nobody knows when a mentor began.';
comment on column mentor_tenure.campaigns is 'Campaigns from the first to the last one seen, those skipped between included.';
comment on column mentor_tenure.started is 'Mentors of the row''s kind, all lengths together.';
comment on column mentor_tenure.at_risk is 'Mentors who reached that many campaigns.';
comment on column mentor_tenure.stopped is 'Mentors whose last campaign was this one, though still inside the window at the next.';
comment on column mentor_tenure.aged_out is 'Mentors whose last campaign was this one, and whose class was outside the window at the next.';
comment on column mentor_tenure.still_there is 'Mentors who took part in the last campaign of which pairing is over.';
comment on column mentor_tenure.going_on is 'Of those who started, how many go on after that many campaigns: the share below, times their number.';
comment on column mentor_tenure.share_kept is 'Share who go on after that many campaigns, among those who could (Kaplan and Meier): who left by age, or is in the last campaign, could not stop yet.';
