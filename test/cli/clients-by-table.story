# Clients from a table: tried, opened with one signature, run again, the failures in a file; nobody else may.
languages en zh-CN
office real
file clients.csv sep=;\n档号;客户名称;负责人;类别;电话\nT-1;海宁纺织集团;许借;重点客户;1\nT-2;苏州精密仪器厂;;普通;2\nT 3;=SUM(A1);+1;-2;@x\nT-4;海宁紡織集團;;;4
file unknown.csv 档号,客户名称,负责人\nU-1,甲厂,查无此人
file numbered.csv 客户名称,添加人,添加人账号,添加时间\n张三,许借,xu,2026-03-01 10:00:00\n张三,孟编,meng,2026-03-02 10:00:00

open
  sign-in 许借
  expect ROLE_NEEDED dossier import '$FILES/clients.csv' --try
  sign-in 赵批
  expect ROLE_NEEDED dossier import '$FILES/clients.csv' --try
  sign-in 孟编
  dossier import '$FILES/clients.csv' --try
exit 0
en says clients.csv: 4 rows (UTF-8, separated by ;), columns as Our own words names them
en says can be opened 2 · looks like another 1 · refused 1
en says row 4  T 3  =SUM(A1)  Not understood: reference code (INPUT_MALFORMED)
en says Columns that are not taken in: 电话
zh-CN says 可立卷 2 · 疑似重复 1 · 不收 1
zh-CN says 第 5 行  T-4  海宁紡織集團  ≈ T-1 海宁纺织集团 (第 2 行)
zh-CN says 没有用到的列：电话

# Somebody whom nobody has enrolled is named, and can be left empty.
open
  sign-in 孟编
  expect ROW_PERSON_UNKNOWN dossier import '$FILES/unknown.csv'
  dossier import '$FILES/unknown.csv' --unknown-empty
exit 0
en says opened 1
zh-CN says 已立卷 1
says 查无此人

# Not all of it was opened: the exit code says so, the file says why, and what is there is passed over.
open
  sign-in 孟编
  dossier import '$FILES/clients.csv' --failures '$FILES/failed.csv' --keep-mapping mine
exit 3
en says opened 2
csv $FILES/failed.csv

open
  sign-in 孟编
  expect INPUT_MALFORMED dossier import '$FILES/clients.csv' --mapping mine --as-others 5
  expect NO_SUCH_MAPPING dossier import '$FILES/clients.csv' --mapping theirs --try
  dossier mappings
  dossier forget-mapping mine
  dossier list T-
exit 0
says T-4
en says Client ← 客户名称

# An export of WeCom has no codes, and lists a customer once for each employee.
open --json
  sign-in 孟编
  dossier import '$FILES/numbered.csv' --preset wecom --number WX- --digits 3 --try
  expect CODE_LIKE dossier import '$FILES/numbered.csv' --number WX- --digits 3
  dossier show WX-001
exit 0
json
