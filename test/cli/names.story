# Names that are long, quoted, turned round or meant for a spreadsheet: kept clean, shown clean, refused where too long (§8).
languages en
office real
file quoted.txt A page of its own.

open
  sign-in 孟编
  # 300 characters are taken, 301 are not.
  dossier new LONG --client '$X300'
  expect TEXT_TOO_LONG dossier new LONGER --client '$X301'
  expect TEXT_MISSING dossier new BLANK --client '   '
  dossier new Q-1 --client "O'Neill \"The Best\" & Söhne"
  dossier new RTL --client 'Invoice $RLOfdp.exe$PDF $LRM$RLMend'
  dossier new F-1 --client '=HYPERLINK("http://x.invalid","open")'
  dossier new F-2 --client '+1+1'
  dossier new F-3 --client '-2+3'
  dossier new F-4 --client '@SUM(A1)'
  file Q-1 '$FILES/quoted.txt' --title '=cmd|calc'
  dossier list
exit 0
says $X300
says O'Neill "The Best" & Söhne
says Invoice fdp.exe end
silent $RLO
silent $LRM
silent $X301

open
  sign-in 李保
  enrol '=1+1 "Quote" $RLOname' --staff '+S-1' --with 赵批
  enrol --staff S-11 --with 赵批 -- '+Plus'
  enrol --staff S-12 --with 赵批 -- '-Minus'
  enrol --staff S-13 --with 赵批 -- '@At'
  expect TEXT_TOO_LONG enrol '$X301' --staff S-2 --with 赵批
  expect STAFF_NUMBER_TAKEN enrol 'Another' --staff '+S-1' --with 赵批
  people
  expect COSIGNER_ROLE enrol 'x' --staff S-3 --with 孟编
exit 0
says =1+1 "Quote" name
silent $RLO
says COSIGNER_ROLE

log export --out $BUNDLE
exit 0
verify $BUNDLE
exit 0
csv $BUNDLE/entries.csv
