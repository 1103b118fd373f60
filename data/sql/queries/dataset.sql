select
    dataset.*,
    mentor_window.lowest_gap,
    mentor_window.highest_gap
from dataset
cross join mentor_window
