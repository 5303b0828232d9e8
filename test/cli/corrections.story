# What was typed wrong is put right, the firm has categories of its own, and clients are looked through (D1, D1b, 001-14).
languages en zh-CN
office real

open
  sign-in 李保
  dossier new C-1 --client '恒岳精蜜' --category key-account --responsible 许借 --opened 2026-11-01
  expect NOTHING_TO_CORRECT dossier correct C-1 --client '恒岳精蜜' --ground '试'
  dossier correct C-1 --client '恒岳精密' --category other --secrecy-years 5 --retention permanent --ground '与执照核对'
exit 0

open
  sign-in 李保
  document correct K-1/1 --title '交接说明' --dated 2026-01-03 --ground '题名有误'
  category set '银行' '零售' --with 赵批
  category rename '银行' '银行与信托' --with 赵批
  expect NO_SUCH_CATEGORY category rename '银行' '别的' --with 赵批
  dossier correct C-1 --category '银行与信托' --retention none --ground '归类'
  category list
  dossier change C-1 --second 孟编 --with 赵批
  expect SECOND_IS_RESPONSIBLE dossier change C-1 --second 许借 --with 赵批
  dossier show C-1
  dossier show K-1
  resources show --by risk
  resources show --by category --query C-1
  resources csv $FILES/clients.csv --by risk --group no-second
exit 0
says 恒岳精密
says 恒岳精蜜 → 恒岳精密
says 银行与信托
says 交接说明
says 与执照核对
says 孟编

open
  sign-in 许借
  expect ROLE_NEEDED dossier correct C-1 --client '别的' --ground '试'
  expect ROLE_NEEDED resources csv $FILES/more.csv
  resources show --by responsible
exit 0
