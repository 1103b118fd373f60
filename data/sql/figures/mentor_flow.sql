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
    could_return,
    stopped,
    1 - share_of(stopped, could_return) as return_rate,
    participants_before is null as is_first,
    could_return is null and participants_before is not null as is_under_way,
    (select rounded_to from dataset) as rounded_to
from flow_count
order by cohort_year;
comment on view mentor_flow is 'One row per class: who took part as a mentor, who joined and who left since the campaign before.';
comment on column mentor_flow.participants is 'Mentors who offered a place or had a student in this campaign.';
comment on column mentor_flow.new_participants is 'Participants never seen in an earlier campaign; unknowable in the first campaign of the data.';
comment on column mentor_flow.stayed is 'Participants who also took part in the campaign before.';
comment on column mentor_flow.came_back is 'Participants who had skipped the campaign before, but took part in an earlier one.';
comment on column mentor_flow.aged_out is 'Participants of the campaign before whose class is now past the window, whether they came all the same or not; known once pairing is over.';
comment on column mentor_flow.could_return is 'Participants of the campaign before who are inside the window of this one; known once pairing is over.';
comment on column mentor_flow.stopped is 'Those of them who did not take part.';
comment on column mentor_flow.return_rate is 'Participants of the campaign before who are inside the window of this one and took part, divided by all who are.';
comment on column mentor_flow.is_under_way is 'Whether pairing is not over, so that nobody can be said to have stopped.';
comment on column mentor_flow.rounded_to is 'Number to which the counts are rounded for the board; none where they are exact.';
