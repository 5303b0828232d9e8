# A year of training from the terminal: survey, plan, course, sheet, results, certificate, service, archive.
languages en zh-CN
office real
file handbook.txt 员工手册 handbook

open
  role end 孟编 author --ground '调人事 to personnel' --with 赵批
  role give 孟编 clerk --with 赵批
  training rules
  training rule --general 'Abel Approver' --department 客服部=赵批 --department 技术部 --figure serviceYears=3 --figure induction.visit=30 --contents 'business=沟通 talking' --with 赵批
  expect USAGE training rule --figure nothing=3 --with 赵批
  sign-in 孟编
  expect ROLE_NEEDED dossier list
  expect NO_SUCH_DEPARTMENT training place 许借 无此部 business
  training place 许借 客服部 business --since 2026-01-04 --manner joined
  training survey 2027
  expect SURVEY_KNOWN training survey 2027
  training tasks
  sign-in 许借
  training answer 1 '电话沟通 telephone'
  expect NO_SUCH_SURVEY training answer 9 x
  sign-in 赵批
  training new '投诉处理 Complaints' --department 客服部 --group business --session '2026-01-05 09:00 120' --test paper --cost 5000 --trainee 许借 --teacher '周老师 Zhou'
  expect USAGE training new x --session tomorrow
  training propose unplanned 1 --department 客服部 --ground '需要 needed'
  expect TRAINING_NOT_YOURS training grant 1
  sign-in 孟编
  training grant 1
  expect PROPOSAL_OVER training refuse 1 --reason x
  sign-in 许借
  expect SIGN_IN_ON_THE_DAY training sign-in 1
  expect TRAINING_NOT_YOURS training check 1 --paper 许借
  sign-in 孟编
  expect SHEET_DIFFERS training check 1 --paper 赵批
  training check 1 --paper 许借
  training result 1 许借 failed --score 41 --on 2026-01-06
  expect NOT_PASSED training certify 1 许借 2026-1
  training tasks
  training result 1 许借 passed --score 80
  training certify 1 许借 -- -2026-1
  training account 1 --spent teacher=3000 --spent travel=450.50 --material 'slides=课件 slides' --kept '柜 3' --file '$FILES/handbook.txt'
  training issue-rules '@员工手册 Handbook' --handbook --file '$FILES/handbook.txt' --due 2027-01-31
  training told
  sign-in 许借
  training acknowledge 1 1
  training evaluate 1 4 3 5 --remark '多演练 practise'
  training new '=1+1 认证 Certification' --kind external --department 客服部 --session '2027-06-01 09:00 480' --trainee 许借 --cost 30000
  training propose external 2 --ground '+1 岗位需要 for the post'
  sign-in 赵批
  training grant 2
  sign-in 孟编
  training grant 2
  sign-in 'Abel Approver'
  training grant 2
  sign-in 孟编
  expect CONTRACT_TOO_SHORT training bind 2 许借 --paid 30000 --from 2027-07-01 --contract-until 2030-06-30
  training bind 2 许借 --paid 30000 --from 2027-07-01
  training release 1 left --on 2028-07-01
  training induction 2027-01-04 许借 --department 客服部
  training change 3 --venue '三楼 third floor'
  training show 1
  training show 3
  training year 2026
  training proposals
  training archive 许借
  training export 许借 --out '$OUT.csv'
  expect TEXT_MISSING agreement template '保密协议' --kind confidentiality
  agreement make 许借 '竞业限制 2026' --kind non-compete --from 2026-11-19 --after 24 --class secret --dossier K-1 --secrets 报价 --area 本省 --compensation 4000 --wage 10000 --penalty 500000
  agreement make 许借 '竞业限制' --kind non-compete --from 2026-11-19 --change 1 --after 12 --compensation 4000 --wage 10000
  agreement templates
  expect ROLE_NEEDED agreement sign 1 --with 许借
  sign-in 李保
  agreement sign 1 --with 许借
  agreement list 许借
  departure register 许借 --reason 搬家
  departure show 1
  expect REMINDER_NOT_PRINTED departure remind 1 --on-paper
  departure remind 1 --with 许借
  doctor
exit 0
says 10,000.00 × 30% = 3,000.00
says §
en says Non-compete agreement
says 20,000.00
says 3,450.50
en says Personnel clerk
csv $OUT.csv

open --json
  sign-in 孟编
  training tasks
  training year 2026
exit 0
json

log export --out $BUNDLE
exit 0
verify $BUNDLE
exit 0
