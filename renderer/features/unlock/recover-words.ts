import { defineWords } from '../../i18n/words.ts';

export const recoverWords = defineWords('recover', {
  title: ['丢了密钥盘或忘了口令', 'A stick is lost, or a passphrase forgotten'],
  spare: [
    '备份密钥文件还在、口令记得：选备份作密钥文件，照常开启，随后请另一侧的人在「人员」一页为你更换密钥。',
    'The spare is there and the passphrase known: open as ever with the spare as key file, then have your keys changed on the screen “People”, with somebody of the other side.',
  ],
  another: [
    '还有别的保管人能开启：由他开启，在「人员」一页与审批人一起为你更换密钥。审批人丢了密钥也是如此。',
    'Another custodian can open it: they do, and change your keys on the screen “People” together with an approver. The same for an approver whose keys are lost.',
  ],
  sheets: [
    '保管一侧没有人能开启：用保管一侧的恢复单，由一位审批人联签，在这里给一位保管人（或接任的人）新的口令与密钥。',
    'Nobody of custody can open it: with the recovery sheets of custody and the signature of an approver, a custodian, or whoever takes the office over, gets a new passphrase and new keys here.',
  ],
  folder: ['位置', 'Folder'],
  who: ['新密钥给谁（姓名或编号）', 'Who gets the new keys (name or number)'],
  whoHint: [
    '保管人，或没有任何审批职务、将接任保管人的人；其他职务随之结束。',
    'A custodian; or somebody who is no approver and takes the office over, and whose other roles end.',
  ],
  approver: ['联签的审批人', 'The approver who signs along'],
  approverWho: ['姓名或编号', 'Name or number'],
  place: ['所在地点', 'Place'],
  anchors: ['另查锚点所在的文件夹（可不填）', 'A further folder to look for anchors in (optional)'],
  sign: ['签名并恢复', 'Sign and recover'],
  says: [
    '将记入日志：谁凭恢复单得到新密钥，哪位审批人联签。旧的密钥从此作废，保管一侧更换密钥。',
    'On record goes who got new keys by the sheets and which approver signed. The old keys are void from then on, and the side’s key changes.',
  ],
  running: ['更换密钥 {{done}} / {{total}}', 'Changing keys {{done}} of {{total}}'],
  back: ['返回', 'Back'],
  done: ['{{name}}已有新的密钥', '{{name}} has new keys'],
  doneSays: [
    '现在用新的口令与新的密钥文件开启。其余的人核对这串指纹；旧密钥盘找回后请销毁。',
    'Open the vault with the new passphrase and key file now. The others compare this fingerprint; should the old stick turn up, destroy it.',
  ],
  fingerprint: ['指纹', 'Fingerprint'],
  underWay: [
    '更换密钥尚未完成，开启后自动续办。',
    'The change of keys is not finished; it goes on when the vault is opened.',
  ],
  toOpen: ['去开启', 'Open it'],
});
