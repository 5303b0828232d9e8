# What a role takes: a demand with its day, who lacks it, a refusal that says what to do, and the way in again.
languages en zh-CN
office real
file policy.json {"viewCap":{"internal":3,"confidential":3,"secret":3},"loanDaysMax":14,"viewMinutes":30,"viewMinutesMax":240,"authorSeparation":"lineage","authorMayBorrow":false}

open
  role end 孟编 author --ground '调人事 to personnel' --with 赵批
  role give 孟编 clerk --with 赵批
  gate list
  expect GATE_BACKDATED gate set author agreement --from 2020-01-01 --with 赵批
  expect USAGE gate set clerk agreement --from 2199-01-01 --with 赵批
  gate set author agreement --from 2199-01-01 --with 赵批
  gate set borrower course --months 12 --from 2199-01-01 --with 赵批
  expect POLICY_LOOSER policy tighten '$FILES/policy.json' --with 赵批
  role give 许借 author --clearance secret --with 赵批
  gate list 许借
  training tasks
  sign-in 许借
  training tasks
  expect GATE_AGREEMENT dossier new K-9 --client '新客户 New'
  sign-in 孟编
  training tasks
  agreement make 许借 '保密 secrecy' --kind confidentiality --from 2020-01-01
  sign-in 李保
  agreement sign 1 --with 许借
  sign-in 许借
  gate list
  dossier new K-9 --client '新客户 New'
exit 0
en says Whoever signs as author has had no confidentiality agreement in force since
en says a passed course: Custody course, not longer than 12 months ago
en says A role lacks what it takes
zh-CN says 以编写人身份签名的人
zh-CN says 合格的课程：保管课程，12 个月内
