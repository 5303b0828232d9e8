import { defineWords } from '../../i18n/words.ts';

export const firstStartWords = defineWords('firstStart', {
  begin: ['从哪里开始？', 'Where do you begin?'],
  needs: ['需要：', 'Needs: '],
  createSays: ['为本单位的客户卷宗建一个新库。', 'For a firm that begins to keep its client dossiers here.'],
  createNeeds: [
    '保管人与审批人两位在场；每人一只 U 盘，另有一处放备份密钥；一个空文件夹；抄恢复单的纸笔。',
    'a custodian and an approver, both present; a USB stick for each and another place for spare keys; an empty folder; pen and paper for the recovery sheets.',
  ],
  openSays: [
    '保险库已经建好，就在这台电脑或接上的磁盘里。',
    'For a vault that exists already, on this computer or a disk at hand.',
  ],
  openNeeds: [
    '保险库所在的文件夹；一位保管人带着口令与密钥盘。若库换过电脑或位置，还要一位审批人。',
    'the vault’s folder; a custodian with passphrase and key stick. Where the vault came from another computer or folder, an approver as well.',
  ],
  trySays: [
    '先看看怎样用：客户与人员都是虚构的，已有四周的往来。',
    'For a look around: invented clients and people, with four weeks behind them.',
  ],
  tryNeeds: [
    '约半分钟，一个人即可；口令公开，不要放入真实资料。',
    'half a minute and nobody else. Its passphrases are public: put nothing real into it.',
  ],
  else: ['备份与丢失的密钥', 'Backups and lost keys'],
  back: ['返回首次启动', 'Back to the start'],
  choose: ['选择', 'Choose'],
});
