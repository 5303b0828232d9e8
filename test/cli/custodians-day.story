# A custodian's day in a real vault: every act through the terminal, each hand in its turn.
languages en zh-CN
office real
file report.txt 逐项核对，无误。 Checked item by item.

open
  status
  people
  sign-in 孟编
  dossier new K-2 --client '海宁纺织集团 Haining Textiles' --category key-account
  file K-2 '$FILES/report.txt' --title 'Report 报告'
  expect ROLE_NEEDED accept K-2/1
  expect OWN_WRITING request K-2/1 --reason x --place x
exit 4
en says OWN_WRITING was expected, but it was ROLE_NEEDED
zh-CN says 本应是 OWN_WRITING，却是 ROLE_NEEDED

# The expectation that was wrong ended that script; what was done before it stands.
open
  pending
  accept K-2/1
  sign-in 许借
  request K-2/1 --reason '续约 renewal' --place '总部 HQ'
  expect LOAN_OPEN request K-2/1 --reason again --place x
  expect ROLE_NEEDED approve L2 --reason x
  sign-in 赵批
  loan L2
  approve L2 --reason 'good reason'
  sign-in 'Cora Keeper'
  issue L2
  sign-in 许借
  expect LOAN_NOT_RECEIVED view L2 --out '$OUT'
  confirm L2
  # Only a sample vault may write pages to files (L9): refused before anything is committed.
  expect NO_SCREEN view L2 --out '$OUT'
  expect EXTENSION_TOO_LONG extend L2 --to 2099-12-31 --reason 'talks go on'
  return L2
  expect LOAN_STATE extend L2 --to 2099-12-31 --reason 'talks go on'
  sign-in 李保
  check-in L2
  loans --all
  doctor
  log list --type view.open
  log list --type refusal
  log ask
  log ask views-by --by person --from 2020-01-01 --to 2099-12-31
  expect INPUT_MALFORMED log ask overdue --from 2020-01-01
  log ask refusals-by-rule --from 2020-01-01 --csv '$FILES/refusals.csv'
exit 0
en says Sound: 
zh-CN says 完好：
en says Closed.
zh-CN says 已闭库。
says NO_SCREEN
nothing in $OUT

# A part of the log, checked by the verifier alone.
open
  log export-part '$FILES/part' --about K-2 --person 许借 --form skeleton --without-names --blank 0,3-4
  log export-part '$FILES/extract' --type view.open --type loan.requested --from 2020-01-01 --to 2099-12-31 --place nowhere
  expect INPUT_MALFORMED log export-part '$FILES/never' --type view.opened
exit 0
en says entries chosen, 0 left out
zh-CN says 未包含 0 条
en says (0 entries chosen
nothing in $FILES/never
verify $FILES/part
exit 0
en says This is a skeleton
zh-CN says 这是骨架
verify $FILES/extract
exit 0
en says This is an extract, not the whole log
zh-CN says 这是摘录
flip $FILES/extract/proof
verify $FILES/extract
exit 5

# Lines for programs: one object a line, sentences nowhere.
open --json
  status
  dossier list
  find K
  expect NO_SUCH_DOSSIER dossier show NONE
exit 0
json

doctor
exit 0

log export --out $BUNDLE
exit 0
verify $BUNDLE
exit 0
flip $BUNDLE/entries.jsonl
verify $BUNDLE
exit 5
