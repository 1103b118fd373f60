create view mentor_flow as
select
    cohort,
    cohort_year,
    participants_before,
    participants,
    new_participants,
    stayed,
    came_back,
    aged_out,
    stopped,
    share_of(stayed, participants_before - aged_out) as return_rate,
    participants_before is null as is_first
from flow_count
order by cohort_year;
comment on view mentor_flow is 'One row per cohort: who took part as a mentor, who joined and who left since the campaign before.';
comment on column mentor_flow.participants is 'Mentors who offered a place or had a student in this campaign.';
comment on column mentor_flow.new_participants is 'Participants never seen in an earlier campaign; unknowable in the first campaign of the data.';
comment on column mentor_flow.stayed is 'Participants who also took part in the campaign before.';
comment on column mentor_flow.came_back is 'Participants who had skipped the campaign before, but took part in an earlier one.';
comment on column mentor_flow.aged_out is 'Participants of the campaign before whose promotion is now outside the window.';
comment on column mentor_flow.stopped is 'Participants of the campaign before who are still inside the window and did not take part.';
comment on column mentor_flow.return_rate is 'Participants who stayed, divided by those of the campaign before who are still inside the window.';
