# A tree of clients' folders: tried, filed with one signature, brought in again, the report in a file; nobody else may.
languages en zh-CN
office real
file tree/K-1/2024-03-05_offer.txt Offer to the client, valid until the end of June.
file tree/K-1/2024-02-31_wrong.txt No such day.
file tree/K-1/.hidden x
file tree/K_1/2024-04-01_letter.txt A letter about the delivery of the second lot.
file tree/Unknown-client/note.txt Nobody's.
file tree/=SUM(A1)/note.txt A formula.
file tree/+1/note.txt Another.
file tree/-2/note.txt Another.
file tree/@x/note.txt Another.

open
  sign-in 许借
  expect ROLE_NEEDED folders bring-in '$FILES/tree' --try
  sign-in 孟编
  expect FOLDER_UNREADABLE folders bring-in '$FILES/nothing'
  expect INPUT_MALFORMED folders bring-in '$FILES/tree' --folders '{colour}'
  expect INPUT_MALFORMED folders bring-in '$FILES/tree' --folders '{code}' --folders '{colour}'
  folders bring-in '$FILES/tree' --names '{date}_{title}' --try
exit 0
en says tree: 7 folders, 8 files; folders read by {code}, files by {date}_{title}
en says matched 1 · to be said 1 · unknown 5
en says refused  K-1/2024-02-31_wrong.txt  The date in its name is no day of the calendar (FILE_DATE_IMPOSSIBLE)
en says to be filed 1 · refused 1 · client not known 6 · passed over 1
zh-CN says 已对上 1 · 须指定 1 · 对不上 5
zh-CN says 待归档 1 · 不收 1 · 客户未定 6 · 略过 1

open
  sign-in 孟编
  folders bring-in '$FILES/tree' --names '{date}_{title}' --likes --report '$FILES/report.csv'
  folders bring-in '$FILES/tree' --names '{date}_{title}' --is 'K_1=K-1' --without-folders --only-fitting
  folders show
  expect NOTHING_TO_FILE folders go-on --seen
  folders forget
  folders show
  dossier show K-1
exit 0
en says there already 2
zh-CN says 先前已有 2
says offer
says letter
csv $FILES/report.csv
