# Two approvers for a loan of a class: the first grants nothing, the second is somebody else; and who is away meanwhile.
languages en zh-CN
office real
file policy.json {"viewCap":{"internal":3,"confidential":3,"secret":3},"loanDaysMax":14,"viewMinutes":30,"viewMinutesMax":240,"authorSeparation":"lineage","authorMayBorrow":false,"loanApprovers":{"internal":1,"confidential":2,"secret":2}}
file looser.json {"viewCap":{"internal":3,"confidential":3,"secret":3},"loanDaysMax":14,"viewMinutes":30,"viewMinutesMax":240,"authorSeparation":"lineage","authorMayBorrow":false,"loanApprovers":{"internal":1,"confidential":1,"secret":2}}
file report.txt 逐项核对，无误。 Checked item by item.

open
  policy tighten '$FILES/policy.json' --with 赵批
  expect POLICY_LOOSER policy tighten '$FILES/looser.json' --with 赵批
  sign-in 孟编
  dossier new K-5 --client '两批纺织 Two Hands' --classification secret --category key-account
  file K-5 '$FILES/report.txt' --title 'Report 报告'
  sign-in 李保
  accept K-5/1
  sign-in 许借
  request K-5/1 --reason '续约 renewal' --place '总部 HQ'
  loan L2
  sign-in 'Abel Approver'
  absence enter --days 3
  expect ABSENCE_OVERLAPS absence enter --days 1
  expect ABSENCE_DATES absence enter --from 2020-01-01 --until 2020-01-02
  absence list
  sign-in 赵批
  approve L2 --reason 'good reason'
  expect APPROVED_ALREADY approve L2 --reason 'again'
  expect APPROVED_ALREADY reject L2 --reason 'after all'
  absence list
  sign-in 许借
  loan L2
  sign-in 'Cora Keeper'
  expect LOAN_STATE issue L2
  sign-in 'Abel Approver'
  approve L2 --reason 'agreed'
  absence end
  expect NO_SUCH_ABSENCE absence end 2099-01-01
  sign-in 'Cora Keeper'
  issue L2
  loans --all
  doctor
exit 0
en says waits for another approver: L2
en says 1 of 2 approved: 赵批
en says (away until 
en says too few of those who can decide are here today
zh-CN says 待另一位审批人：L2
zh-CN says 已批准 1/2：赵批
zh-CN says （缺勤至 
zh-CN says 今天在岗的人不够作出审批
en says Sound: 
zh-CN says 完好：
