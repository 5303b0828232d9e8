# Somebody leaves: their clients pass on in the open, and what they have seen is read to them.
languages en zh-CN
office real
file successors.csv 档号,接替人
file broken.csv NONE,Nobody

open
  dossier new K-7 --client '恒岳精密 Hengyue' --responsible 许借
  dossier new K-8 --client '立川 Tachikawa' --responsible 许借
  role give 孟编 borrower --clearance secret --with 赵批
  departure rehearse 许借
  departure list
  sign-in 许借
  expect ROLE_NEEDED departure rehearse 李保
  sign-in 李保
  departure register 许借 --reason '个人发展 personal' --notice 2026-12-15
  expect DEPARTURE_KNOWN departure rehearse 许借
  expect DEPARTURE_KNOWN departure register 许借 --reason again
  expect DEPARTURE_OPEN unfreeze 许借 --ground x --with 赵批
  departure list
  people
  clients assign 1 --csv '$FILES/broken.csv'
  expect SUCCESSOR_CANNOT clients assign 1 K-7 --to 赵批
  expect USAGE clients assign 1 --csv '$FILES/successors.csv'
  clients assign 1 K-7 K-8 --to 孟编
  clients describe 1 K-7 --projects '年度框架 annual' --meeting-on 2026-12-20 --held --client agreed --formal-records 4
  sign-in 许借
  expect PERSON_FROZEN request K-1/1 --reason x --place x
  clients list
  clients sign 1 K-7
  expect LINE_NOT_YOURS clients sign 1 K-7
  sign-in 孟编
  clients sign 1
  sign-in 赵批
  expect LINE_WITNESS_LAST clients sign 1 K-8
  clients sign 1
  clients show 1
  sign-in 李保
  clients take-over 1 K-8 --absent '不再到岗 gone' --with 赵批
  departure tick 1 settlement certificate
  departure approve 1 line-manager '王总监 Wang'
  leaving rules
  departure approvers 1 line-manager=赵批 human-resources=孟编
  expect APPROVERS_NAMED departure approve 1 human-resources x
  departure things 1 '笔记本电脑 laptop=SN-1' '门禁卡 card='
  departure take-back 1 1 worn --receiver 李保
  expect THING_RETURNED departure take-back 1 1 intact --receiver 李保
  departure employment 1 '销售 sales' --since 2020-03-01 --from 2023-03-01
  departure class 1 growth
  departure announce 1 '本月底离职 leaves this month' --to 孟编 --due 2026-12-01
  departure interview 1 '交接顺利 all well' --reader 赵批 --field 'advice=多沟通 talk more'
  talk record 孟编 '谈过 talked' --why '常规 routine'
  talk list
  sign-in 孟编
  expect APPROVAL_NOT_YET departure decide 1 human-resources --reason x
  departure mine
  departure apply 2027-06-30 --reason '读书 study'
  sign-in 赵批
  departure decide 1 line-manager --reason '项目未完 not done' --refuse
  departure decide 1 line-manager --reason '已完成 done'
  departure waiting
  sign-in 孟编
  departure decide 1 human-resources --reason '同意 fine'
  expect FOLLOW_UP_NOT_YOURS clients follow-up 1 K-9 30 met
  clients follow-up 1 K-8 30 content
  sign-in 李保
  exposure 许借
  expect EXPOSURE_CHANGED departure sign-exposure 1 0000000000000000000000000000000000000000000000000000000000000000 --with 许借
  departure show 1
  practice set --notice-days 45 --with 赵批
  departure end 1 left --with 赵批
  departure reasons
  expect DEPARTURE_OVER departure reschedule 1 2027-02-01 --ground x --with 赵批
  doctor
exit 0
says 2027-01-14
en says Rehearsal: 许借 #6. Nothing is registered, frozen or marked.
en says 1 loans would be recalled, 1 of them out
en says Borrower: 
en says 1 loans recalled
en says leaving
en says nothing was written
en says 1 signed as witness, 1 closed.
en says Taken over: K-8
en says Refused; it is on record.
en says Granted.
en says 2 of 11 are done.
en says items not back: 1
en says Sound: 
zh-CN says 演练：许借 #6。什么也没有登记、冻结或标示。
zh-CN says 须有接替人的客户：2 位
zh-CN says 强制收回 1 笔调阅
zh-CN says 离职手续中
zh-CN says 什么也没有写入
zh-CN says 以监交人身份签 1 行，办结 1 行。
zh-CN says 已接管：K-8
zh-CN says 已勾 2/11 项。
zh-CN says 完好：

# What is held about them goes into their hands, and what the firm did to keep its secrets is shown with its entries.
open
  own-data $OUT/own --person 许借
  own-data $OUT/keeper
  expect VAULT_EXISTS own-data $OUT/own --person 许借
  log evidence person:许借 $OUT/evidence
  log evidence client:K-8 $OUT/evidence-of-client --form extract
  expect NO_SUCH_DOSSIER log evidence client:K-99 $OUT/nothing
  print evidence vault --language both --out $OUT/evidence.pdf
  print data-audit --out $OUT/audit.pdf
  # A borrower gets what is theirs, and nobody else's.
  sign-in 许借
  own-data $OUT/mine
  expect ROLE_NEEDED own-data $OUT/others --person 李保
  expect ROLE_NEEDED log evidence vault $OUT/theirs
exit 0

verify $OUT/evidence
exit 0
verify $OUT/evidence-of-client
exit 0

# Lines for programs.
open --json
  departure show 1
  clients show 1
  practice show
  exposure 许借
exit 0
json

log export --out $BUNDLE
exit 0
verify $BUNDLE
exit 0
