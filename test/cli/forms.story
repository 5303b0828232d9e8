# Sheets about clients filled in as forms, the firm's fields, and background checks (D2).
languages en zh-CN
office real
file check.txt 工商登记与涉诉核查的结果。\n未见异常。\n核查人另行签名，原始材料另存。

open
  sign-in 李保
  form set --with 赵批 --call business=主营业务 --line profile-sheet=开户行
  expect FIELDS_ALIKE form set --with 赵批 --text profile-sheet=偏好
  form fields
exit 0
says 主营业务
says 开户行

open
  sign-in 孟编
  form file K-1 contact-sheet --field address=长安镇仰山路八号 --person '陶婉仪;采购总监;;13800138476;'
  form file K-1 profile-sheet --field 开户行=工行 --field 'business=针织\n印染'
  expect NO_SUCH_FIELD form file K-1 profile-sheet --field address=别处
  expect FORM_EMPTY form file K-1 profile-sheet --field preferences=
  expect NO_SUCH_DOSSIER form file K-0 contact-sheet --field name=海宁
  file K-1 $FILES/check.txt --sheet background-check --check 2026-11-02..2027-11-02 --about 工商与涉诉
  expect CHECK_UNSAID file K-1 $FILES/check.txt --sheet background-check
exit 0
silent 陶婉仪
silent 仰山路

open
  sign-in 李保
  accept K-1/2
  accept K-1/3
  accept K-1/4
  dossier show K-1
exit 0
en says 2 of 3 fields filled
en says 2 of 7 fields filled
says 2026-11-02 → 2027-11-02
says 工商与涉诉
silent 陶婉仪

open --json
  sign-in 李保
  log list
exit 0
json
silent 陶婉仪
silent 仰山路
silent 13800138476
