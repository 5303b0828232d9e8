# What is not understood: exit 2, a line that says what, never the program's insides.
languages en zh-CN
office real

cli
exit 2
cli nonsense
exit 2
cli open
exit 2
cli open $VAULT
exit 2
cli verify
exit 2
# There is no way to hand a passphrase over where other processes can read it.
cli open $VAULT --key-file $KEY --passphrase secret
exit 2
cli open $VAULT --key-file $KEY --password=secret
exit 2
cli open $VAULT --key-file $KEY secret
exit 2
# Nobody is at a terminal and no descriptor was named.
cli open $VAULT --key-file $KEY
exit 2
cli create $OUT/new --ceremony $FILES/none.json --sheets $OUT
exit 4
cli open $OUT/nothing-here --key-file $KEY --secrets-fd 3
exit 4
says VAULT_NOT_FOUND

open
  frobnicate
exit 2
open
  view
exit 2
open
  file K-1
exit 2
open
  dossier new 'unfinished
exit 2
open
  request K-1/1 --reason x --place x --from yesterday
exit 2
open
  log list --limit -3
exit 2
open
  keyfile confirm
exit 2
open
  recovery confirm
exit 2
open
  custody sign
exit 2
open
  enrol 'Somebody' --staff S-77 --with 'Nobody Known'
exit 2
open
  approve L1 --minutes many --reason x
exit 2

# A line that expects the wrong thing ends the script with 4, whichever way it went.
open
  expect NO_SUCH_LOAN status
exit 4
says NO_SUCH_LOAN
open
  expect TRY_LATER loan L99
exit 4
