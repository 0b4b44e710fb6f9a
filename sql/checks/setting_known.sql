-- Every setting that the models read is there and names something that exists.
with
    wanted as (
        select 'adjudication_rule' as setting
        union all
        select 'vague_convention' as setting
        union all
        select 'match_score' as setting
        union all
        select 'copy_share' as setting
    ),
    allowed as (
        select 'adjudication_rule' as setting, rule as value
        from reference.adjudication_rule
        union
        select 'vague_convention' as setting, convention as value
        from reference.vague_word
    )
select wanted.setting, setting.value
from wanted
left join reference.setting as setting on setting.setting = wanted.setting
left join allowed on allowed.setting = wanted.setting and allowed.value = setting.value
where
    setting.value is null
    or (
        wanted.setting in ('adjudication_rule', 'vague_convention')
        and allowed.value is null
    )
    or (wanted.setting = 'match_score' and try_cast(setting.value as integer) is null)
    or (wanted.setting = 'copy_share' and try_cast(setting.value as double) is null)
