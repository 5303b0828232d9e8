-- What the vaults refused, by rule, code and month.

create view group_audit.refusals_by_rule as
  select a.vault, to_char(a.local_time, 'YYYY-MM') as month, coalesce(r.rule, '') as rule, a.data ->> 'code' as code,
         count(*) as refusals, count(distinct a.person) as people, min(a.at) as first_at, max(a.at) as last_at,
         r.en, r.zh
  from group_audit.acts a
  left join group_audit.refusal_rules r on r.code = a.data ->> 'code'
  where a.type = 'refusal'
  group by a.vault, month, r.rule, a.data ->> 'code', r.en, r.zh
  order by a.vault, month, refusals desc, code;
