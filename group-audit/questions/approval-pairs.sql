-- Who decides for whom. `always`: of two or more requests none was refused; `each_other`: it is so in both directions,
-- at different times, since nobody is approver and borrower at once. Shares are of all decisions of the one or the other.

create view group_audit.approval_pairs as
  with pairs as (
    select vault, approver, requester, count(*) as decided, count(*) filter (where approved) as approved
    from group_audit.decisions where requester is not null group by vault, approver, requester
  ), shares as (
    select *, decided = approved and decided >= 2 as always,
           decided::float8 / sum(decided) over (partition by vault, requester) as share_of_requester,
           decided::float8 / sum(decided) over (partition by vault, approver) as share_of_approver
    from pairs
  )
  select p.vault, p.approver as person, n.name, p.requester, r.name as requester_name, p.decided, p.approved,
         p.decided - p.approved as refused, p.always, p.always and coalesce(o.always, false) as each_other,
         p.share_of_requester, p.share_of_approver
  from shares p
  left join shares o on o.vault = p.vault and o.approver = p.requester and o.requester = p.approver
  left join group_audit.human_names n on n.vault = p.vault and n.human = p.approver
  left join group_audit.human_names r on r.vault = p.vault and r.human = p.requester
  order by each_other desc, p.always desc, p.decided desc, p.vault, p.approver, p.requester;
