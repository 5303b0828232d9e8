/** Which function answers which command inside an open vault; the router is the only one who calls them. */
import type { CommandAnswers } from '../../shared/contract/answers.ts';
import type { CommandName, ParsedInput } from '../../shared/contract/commands.ts';
import { listPending, openFiling } from '../accepting/filings-waiting.ts';
import { acceptDocument, judgeFilings, sendBackDocument } from '../accepting/judge-filings.ts';
import { correctEntry } from '../access-log/correct-entry.ts';
import { exportBundle } from '../access-log/export-bundle.ts';
import { exportPart } from '../access-log/export-part.ts';
import { accessInsight } from '../access-log/insight.ts';
import { pageOfLog } from '../access-log/log-page.ts';
import { proveEntry } from '../access-log/log-proof.ts';
import { lookUpCode } from '../access-log/look-up-trace.ts';
import { askQuestion } from '../access-log/questions/ask.ts';
import { forgetQuestion, keepQuestion, listKeptQuestions } from '../access-log/questions/kept-questions.ts';
import { writeQuestionCsv } from '../access-log/questions/question-csv.ts';
import { listLog } from '../access-log/read-log.ts';
import { takeWitness } from '../access-log/take-witness.ts';
import { writeLogTable } from '../access-log/write-log-table.ts';
import type { Call } from '../acts/call.ts';
import type { OpenVault } from '../acts/open-vault.ts';
import { listAgreementsShown } from '../agreements/agreements-shown.ts';
import { endAgreement } from '../agreements/end-agreement.ts';
import { makeAgreement } from '../agreements/make-agreement.ts';
import { bringInAgreement, signAgreement } from '../agreements/sign-agreement.ts';
import { issueTemplate, showTemplates } from '../agreements/templates.ts';
import { drillBackup } from '../backup/drill-backup.ts';
import * as backups from '../backup/plans.ts';
import * as clients from '../clients/clients.ts';
import * as practice from '../clients/practice.ts';
import * as custody from '../custody/custody.ts';
import { custodyChain } from '../custody/custody-chain.ts';
import { signCustody } from '../custody/custody-deed.ts';
import * as announcements from '../departures/announcements.ts';
import * as application from '../departures/application.ts';
import * as approvals from '../departures/approvals.ts';
import { rehearseDeparture } from '../departures/departure-rehearsal.ts';
import * as departure from '../departures/departures.ts';
import { listTalks, recordTalk } from '../departures/exit-interview.ts';
import * as exposure from '../departures/exposure.ts';
import * as leavingRules from '../departures/leaving-rules.ts';
import * as leaving from '../departures/leaving-shown.ts';
import { showReasons, writeReasonsCsv } from '../departures/reasons.ts';
import { remindLeaver } from '../departures/reminder.ts';
import * as things from '../departures/things.ts';
import * as absence from '../desk/absence.ts';
import { custodianDesk } from '../desk/custodian-desk.ts';
import { findAnything } from '../desk/find-anything.ts';
import { seeNews, showNews } from '../desk/news.ts';
import { peopleAtDesk } from '../desk/people-at-desk.ts';
import { listPlaces } from '../desk/places.ts';
import { showGates } from '../desk/role-gates.ts';
import { signIn } from '../desk/sign-in.ts';
import { vaultStatus } from '../desk/status.ts';
import { listCategories, ruleCategories } from '../dossiers/categories.ts';
import { showResources } from '../dossiers/client-analysis.ts';
import { writeClientsCsv } from '../dossiers/clients-as-csv.ts';
import { correctDocument, correctDossier } from '../dossiers/correct.ts';
import { searchDirectory } from '../dossiers/directory.ts';
import * as dossiers from '../dossiers/dossiers.ts';
import { exportEvidence } from '../evidence/export-evidence.ts';
import { fileForm } from '../filing/file-form.ts';
import { beginFiling, forgetFilingRest, showFiling, stopFiling } from '../filing/file-many.ts';
import { listFormFields, ruleFormFields } from '../filing/form-fields.ts';
import { myFilings } from '../filing/my-filings.ts';
import { previewFile } from '../filing/preview-file.ts';
import { submitDocument } from '../filing/submit-document.ts';
import { beginFolders, forgetFolders, goOnWithFolders, showFolders } from '../folders/file-folders.ts';
import * as folders from '../folders/read-folder.ts';
import { writeFolderReport } from '../folders/write-report.ts';
import { diagnose } from '../integrity/doctor.ts';
import { heldAbout } from '../integrity/held.ts';
import { showIntegrity } from '../integrity/integrity.ts';
import * as mending from '../integrity/mending.ts';
import { showPolicy } from '../integrity/policy.ts';
import { decideLoans } from '../lending/decide-loans.ts';
import { loanRegister } from '../lending/loan-register.ts';
import * as steps from '../lending/loan-steps.ts';
import { listAllLoans, showLoan } from '../lending/loans.ts';
import { askLonger } from '../lending/longer-window.ts';
import { requestLoan } from '../lending/request-loan.ts';
import { stepManyLoans } from '../lending/step-many.ts';
import * as losses from '../losses/losses.ts';
import { recoverApproval } from '../opening/use-recovery.ts';
import * as papers from '../papers/commands.ts';
import { exportOwnData } from '../papers/gather-own-data.ts';
import { printSlips } from '../papers/invitation-slips.ts';
import * as invitations from '../people/invitations.ts';
import * as people from '../people/people.ts';
import { readPeopleList } from '../people/people-list.ts';
import * as roles from '../people/roles.ts';
import { trustPicture } from '../people/trust.ts';
import { decideRelease } from '../releases/decide-release.ts';
import { handOutRelease, writeReleaseAgain } from '../releases/hand-out.ts';
import { listReleases, showRelease } from '../releases/releases-shown.ts';
import { requestRelease, withdrawRelease } from '../releases/request-release.ts';
import { takeReleaseBack } from '../releases/take-back.ts';
import { forgetMapping, keepMapping, listMappings } from '../tables/mappings.ts';
import { openDossiers } from '../tables/open-dossiers.ts';
import * as tables from '../tables/read-table.ts';
import { writeFailures } from '../tables/write-failures.ts';
import { exportArchive, showArchive } from '../training/archive.ts';
import { checkSheet, giveReport, signAttendance } from '../training/attendance.ts';
import { accountCourse, describeCourse } from '../training/courses.ts';
import { acknowledgeRules, issueFirmRules, showToldRules } from '../training/firm-rules.ts';
import { bindToService, releaseFromService } from '../training/obligations.ts';
import { decideProposal, issuePlan, propose } from '../training/proposals.ts';
import { showProposals } from '../training/proposals-shown.ts';
import { evaluateCourse, giveCertificate, recordResult } from '../training/results.ts';
import { trainingTasks } from '../training/tasks.ts';
import * as setup from '../training/training-setup.ts';
import { showCourse, showYear } from '../training/training-shown.ts';
import * as during from '../viewing/during-view.ts';
import * as notes from '../viewing/notes.ts';
import { beforeView, openView } from '../viewing/open-view.ts';
import { myViews } from '../viewing/past-views.ts';
import { resumeView } from '../viewing/resume-view.ts';
import { tracePicture } from '../viewing/trace-picture.ts';
import * as wholeReleases from '../whole-release/whole-release.ts';

export type Answer<C extends CommandName> = CommandAnswers[C];
type Handlers = {
  [C in CommandName]: (vault: OpenVault, input: ParsedInput<C>, call: Call) => Answer<C> | Promise<Answer<C>>;
};
export type InsideCommand = Exclude<
  CommandName,
  | 'vault.create'
  | 'vault.discard-created'
  | 'sheet.print'
  | 'vault.open'
  | 'vault.drill'
  | 'vault.recover'
  | 'vault.close'
  | 'backup.look'
  | 'backup.restore'
  | 'sample.create'
  | 'sample.people'
>;

export const handlers = {
  'vault.status': (vault, _input, call) => vaultStatus(vault, call),
  'generation.new': mending.startGeneration,
  'clock.confirm': mending.confirmClock,
  'session.people': peopleAtDesk,
  'session.touch': () => ({ touched: true }),
  'session.sign-in': signIn,
  'session.sign-out': async (vault, input) => {
    await vault.signOut(input.cause);
    return { signedOut: true };
  },
  'recovery.confirm': mending.confirmRecovery,
  'keyfile.confirm': mending.confirmKeyFiles,
  'recovery.use': recoverApproval,
  'integrity.show': (vault, _input, call) => showIntegrity(vault, call),
  'anchor.add': mending.addAnchor,
  'backup.show': (vault, _input, call) => backups.showBackups(vault, call),
  'backup.plan': backups.planBackup,
  'backup.end': backups.endBackup,
  'backup.begin': backups.beginBackup,
  'backup.stop': (vault, _input, call) => backups.stopBackup(vault, call),
  'backup.drill': drillBackup,
  'policy.show': (vault, _input, call) => showPolicy(vault, call),
  'gate.show': showGates,
  'policy.tighten': mending.tightenPolicy,
  'opening.erase': mending.eraseOpening,
  'entry.correct': correctEntry,
  'person.enrol': people.enrolPerson,
  'person.rekey': people.rekeyPerson,
  'person.rename': people.renamePerson,
  'person.same-as': people.joinPeople,
  'person.freeze': people.freezePerson,
  'person.unfreeze': people.unfreezePerson,
  'person.held': heldAbout,
  'person.list': (vault, _input, call) => people.listAllPeople(vault, call),
  'place.list': (vault, _input, call) => listPlaces(vault, call),
  'role.give': roles.giveRole,
  'role.end': roles.endRole,
  'dossier.open': dossiers.openDossier,
  'dossier.change': dossiers.changeDossier,
  'dossier.correct': correctDossier,
  'document.correct': correctDocument,
  'category.list': (vault, _input, call) => listCategories(vault, call),
  'category.rule': ruleCategories,
  'form.fields': (vault, _input, call) => listFormFields(vault, call),
  'form.file': fileForm,
  'form.rule': ruleFormFields,
  'resources.analyse': showResources,
  'resources.csv': writeClientsCsv,
  'dossier.list': dossiers.findDossiers,
  'dossier.show': dossiers.showDossier,
  'dossier.history': custodyChain,
  'directory.search': searchDirectory,
  'folders.read': folders.readFolder,
  'folders.try': folders.tryFolder,
  'folders.clients': folders.showClients,
  'folders.files': folders.showFiles,
  'folders.begin': beginFolders,
  'folders.show': (vault, _input, call) => showFolders(vault, call),
  'folders.go-on': goOnWithFolders,
  'folders.forget': (vault, _input, call) => forgetFolders(vault, call),
  'folders.write-report': writeFolderReport,
  'table.read': tables.readTable,
  'table.try': tables.tryTable,
  'table.rows': tables.showRows,
  'table.open-dossiers': openDossiers,
  'table.write-failures': writeFailures,
  'table.close': (vault) => tables.closeTable(vault),
  'mapping.list': (vault, _input, call) => listMappings(vault, call),
  'mapping.keep': keepMapping,
  'mapping.forget': forgetMapping,
  'hold.set': dossiers.setHold,
  'hold.lift': dossiers.liftHold,
  'document.preview': previewFile,
  'document.mine': (vault, _input, call) => myFilings(vault, call),
  'document.submit': submitDocument,
  'filing.begin': beginFiling,
  'filing.show': (vault, _input, call) => showFiling(vault, call),
  'filing.stop': (vault, _input, call) => stopFiling(vault, call),
  'filing.forget': (vault, _input, call) => forgetFilingRest(vault, call),
  'document.accept': acceptDocument,
  'people.read-list': readPeopleList,
  'people.invite': invitations.invitePeople,
  'invitation.list': (vault, _input, call) => invitations.listInvitations(vault, call),
  'invitation.withdraw': invitations.withdrawInvitation,
  'invitation.take': invitations.takeInvitation,
  'invitation.print-slips': printSlips,
  'document.judge': judgeFilings,
  'document.look': openFiling,
  'document.send-back': sendBackDocument,
  'document.pending': (vault, _input, call) => listPending(vault, call),
  'loan.request': requestLoan,
  'loan.withdraw': steps.withdrawLoan,
  'loan.show': showLoan,
  'loan.list': listAllLoans,
  'loan.register': loanRegister,
  'absence.list': absence.listAbsences,
  'absence.enter': absence.enterAbsence,
  'absence.end': absence.endAbsence,
  'desk.custodian': custodianDesk,
  'desk.find': findAnything,
  'news.show': (vault, _input, call) => showNews(vault, call),
  'news.seen': seeNews,
  'loan.decide': decideLoans,
  'loan.issue': steps.issueLoan,
  'loan.receive': steps.receiveLoan,
  'loan.return': steps.returnLoan,
  'loan.check-in': steps.checkInLoan,
  'loan.step-many': stepManyLoans,
  'loan.remind': steps.remindLoan,
  'loan.extend': askLonger,
  'loan.recall': steps.recallLoan,
  'view.before': beforeView,
  'view.open': openView,
  'view.page': during.turnPage,
  'view.touch': (vault, _input, call) => during.touchView(vault, call),
  'view.mine': (vault, input, call) => myViews(vault, input, call),
  'view.blank': during.blankView,
  'view.resume': resumeView,
  'view.close': (vault, _input, call) => during.closeView(vault, call),
  'view.page-written': during.recordPageWritten,
  'note.write': notes.writeNote,
  'note.list': (vault, _input, call) => notes.listNotes(vault, call),
  'note.read': notes.readNote,
  'note.release': notes.releaseNote,
  'release.request': requestRelease,
  'release.withdraw': withdrawRelease,
  'release.show': showRelease,
  'release.list': listReleases,
  'release.decide': decideRelease,
  'release.hand-out': handOutRelease,
  'release.write-again': writeReleaseAgain,
  'release.return': takeReleaseBack,
  'gap.list': (vault, _input, call) => losses.listLosses(vault, call),
  'gap.examine': losses.examineEvidence,
  'gap.narrow': losses.narrowGap,
  'gap.close': losses.closeGap,
  'allowance.restore': losses.restoreAllowance,
  'whole.show': (vault, _input, call) => wholeReleases.showWhole(vault, call),
  'whole.plan': wholeReleases.planWhole,
  'whole.withdraw': wholeReleases.withdrawWhole,
  'whole.begin': wholeReleases.beginWhole,
  'whole.stop': (vault, _input, call) => wholeReleases.stopWhole(vault, call),
  'custody.begin': custody.beginCustody,
  'custody.show': custody.showCustody,
  'custody.check': custody.checkCustody,
  'custody.list': custody.listCustody,
  'custody.note': custody.noteItem,
  'custody.sign': signCustody,
  'custody.abandon': custody.abandonCustody,
  'clients.open': clients.openClients,
  'clients.list': clients.listClients,
  'clients.show': clients.showClients,
  'clients.assign': clients.assignClients,
  'clients.read-csv': clients.readCsvLines,
  'clients.describe': clients.describeLine,
  'clients.sign': clients.signLines,
  'clients.take-over': clients.takeOverLines,
  'clients.withdraw': clients.withdrawClients,
  'departure.register': departure.registerDeparture,
  'departure.rehearse': rehearseDeparture,
  'departure.list': departure.listDepartures,
  'departure.show': departure.showDeparture,
  'departure.reschedule': departure.rescheduleDeparture,
  'departure.approve': departure.approveDeparture,
  'departure.tick': departure.tickItems,
  'departure.interview': departure.recordInterview,
  'departure.read-interview': departure.readInterview,
  'departure.sign-exposure': departure.signExposure,
  'departure.remind': remindLeaver,
  'departure.end': departure.endDeparture,
  'departure.apply': application.applyToLeave,
  'departure.name-letter': application.nameLetter,
  'departure.name-approvers': approvals.nameApprovers,
  'departure.decide': approvals.decideDeparture,
  'departure.list-things': things.listThings,
  'departure.take-back': things.takeBack,
  'departure.state-employment': things.stateEmployment,
  'departure.class': things.classDeparture,
  'departure.announce': announcements.announceDeparture,
  'departure.acknowledge': announcements.acknowledgeDeparture,
  'departure.reasons': showReasons,
  'departure.reasons-csv': writeReasonsCsv,
  'leaving.rules': leavingRules.showLeavingRules,
  'leaving.rule': leavingRules.setLeavingRules,
  'leaving.mine': leaving.showLeavingMine,
  'leaving.waiting': leaving.showLeavingWaiting,
  'clients.follow-up': leaving.followUp,
  'talk.record': recordTalk,
  'talk.list': listTalks,
  'exposure.show': exposure.showExposure,
  'practice.show': practice.showPractice,
  'practice.set': practice.setPractice,
  'agreement.templates': showTemplates,
  'agreement.issue-template': issueTemplate,
  'agreement.list': listAgreementsShown,
  'agreement.make': makeAgreement,
  'agreement.sign': signAgreement,
  'agreement.bring-in': bringInAgreement,
  'agreement.end': endAgreement,
  'training.rules': setup.showTrainingRules,
  'training.rule': setup.setTrainingRules,
  'training.place': setup.placeTrainee,
  'training.open-survey': setup.openSurvey,
  'training.answer-survey': setup.answerSurvey,
  'training.describe': describeCourse,
  'training.propose': propose,
  'training.decide': decideProposal,
  'training.issue': issuePlan,
  'training.sign-in': signAttendance,
  'training.check-sheet': checkSheet,
  'training.report': giveReport,
  'training.record-result': recordResult,
  'training.certify': giveCertificate,
  'training.evaluate': evaluateCourse,
  'training.account': accountCourse,
  'training.bind': bindToService,
  'training.release': releaseFromService,
  'training.issue-rules': issueFirmRules,
  'training.acknowledge': acknowledgeRules,
  'training.year': showYear,
  'training.course': showCourse,
  'training.proposals': showProposals,
  'training.tasks': trainingTasks,
  'training.archive': showArchive,
  'training.export': exportArchive,
  'training.told': showToldRules,
  'paper.print': papers.printPaper,
  'paper.check': papers.checkPaper,
  'log.list': listLog,
  'log.page': pageOfLog,
  'log.question': askQuestion,
  'question.list': (vault, _input, call) => listKeptQuestions(vault, call),
  'question.keep': keepQuestion,
  'question.forget': forgetQuestion,
  'log.question-csv': writeQuestionCsv,
  'log.proof': proveEntry,
  'log.table': writeLogTable,
  'log.export': exportBundle,
  'log.witness': takeWitness,
  'log.export-part': exportPart,
  'evidence.bundle': exportEvidence,
  'own-data.export': exportOwnData,
  'trust.seats': trustPicture,
  'insight.access': accessInsight,
  trace: (vault, { code }, call) => lookUpCode(vault, code, call),
  'trace.picture': tracePicture,
  doctor: (vault, _input, call) => diagnose(vault, call),
} satisfies Pick<Handlers, InsideCommand>;
