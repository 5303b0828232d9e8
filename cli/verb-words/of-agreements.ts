/** What each verb of agreements does, in both languages, and its options. */
import type { VerbTable } from './verb-table.ts';

export const agreementVerbs: VerbTable = {
  agreement: ['保密与竞业限制协议', 'agreements: confidentiality and non-compete'],
  'agreement list': [
    '列出协议；自己的，或所管登记的',
    'list agreements: your own, or those you run the register of',
  ],
  'agreement templates': ['列出协议模板', 'list the firm’s templates'],
  'agreement template': ['发布协议模板，或其新版', 'issue a template, or a new version'],
  'agreement make': ['拟定协议，或在签署前修改', 'make an agreement, or change one before it is signed'],
  'agreement sign': [
    '台前签署：本人与保管人或审批人',
    'sign at the desk: the person, and a custodian or approver',
  ],
  'agreement bring-in': ['登记纸质签署及其扫描件', 'bring in one that was signed on paper, with its scan'],
  'agreement end': ['终止协议；已签的须联签', 'end an agreement; of a signed one another signs too'],
};

export const agreementOptions: VerbTable = {
  'agreement template --kind': ['confidentiality 或 non-compete', 'confidentiality or non-compete'],
  'agreement make --kind': ['confidentiality 或 non-compete', 'confidentiality or non-compete'],
  '--template': ['模板的编号', 'number of a template'],
  '--zh': ['中文文本的文件', 'file with the Chinese text'],
  '--en': ['英文文本的文件', 'file with the English text'],
  'agreement make --from': ['起始日', 'first day'],
  '--change': ['要修改的协议编号', 'number of the agreement to change'],
  '--replaces': ['签署后被替代的协议编号', 'number of the agreement that this one’s signature ends'],
  '--months': ['期限（月）；不写则无固定期限', 'how many months it runs; left out, without an end'],
  '--after': ['离职后的月数；不写则直至公开', 'months after leaving; left out, for as long as it is secret'],
  '--dossier': ['卷宗档号；可重复', 'code of a dossier; may be repeated'],
  'agreement make --class': ['密级；可重复', 'a class; may be repeated'],
  '--secrets': ['以文字说明的秘密', 'the secrets in words'],
  '--area': ['竞业限制的地域', 'area of the non-compete'],
  '--compensation': ['每月补偿（元）', 'compensation a month, in yuan'],
  '--wage': ['离职前月平均工资（元）', 'average wage a month, in yuan'],
  '--penalty': ['违约金（元）', 'penalty in yuan'],
  'agreement make --remark': ['备注', 'a remark'],
  'agreement sign --with': ['联签的人', 'who signs along'],
  'agreement bring-in --kept': ['存放处', 'where it is kept'],
  'agreement bring-in --on': ['签署日', 'day on which it was signed'],
  'agreement end --on': ['终止日', 'day of its end'],
  'agreement end --with': ['联签的人', 'who signs along'],
  'departure remind --with': ['离职人', 'the leaver'],
  '--on-paper': ['已在打印的告知书上签字', 'signed by hand on the printed sheet'],
};
