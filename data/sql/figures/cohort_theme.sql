create view cohort_theme as
select
    theme_statistic.*,
    theme_coverage.covered,
    share_of(theme_coverage.covered, theme_coverage.texts) as share_covered
from theme_statistic
inner join theme_coverage using (cohort);
comment on view cohort_theme is 'One row per class and sector that at least five of its motivations name, by the dictionary of sectors.';
comment on column cohort_theme.share is 'Motivations of the class that hold a word of the sector, divided by all its motivations; a text may name several sectors.';
comment on column cohort_theme.share_covered is 'Motivations that name at least one sector, divided by all motivations of the class.';
