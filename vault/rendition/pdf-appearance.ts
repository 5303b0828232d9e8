/**
 * What annotations and form fields look like, made part of the page in memory. Fields that bring no appearance, or say that theirs is
 * old (`NeedAppearances`), get one from PDFium's form environment. It lives for nothing else: no event reaches it, and the build holds no
 * JavaScript engine, so that no action of a form can run.
 */
import type { Loss } from '../../shared/vocabulary/losses.ts';
import type { Pdfium } from './pdfium.ts';

type Api = Pdfium['api'];

/** fpdf_formfill.h, FORMTYPE_… */
const noForm = 0;
const dynamicXfa = 2;
const staticXfa = 3;
/** fpdf_flatten.h */
const flattenForDisplay = 0;
const flattenSucceeded = 1;
/** fpdf_annot.h, FPDF_ANNOT_… and FPDF_ANNOT_APPEARANCEMODE_NORMAL, FPDF_FORMFIELD_… */
const widget = 20;
const normal = 0;
const checkBox = 2;
const radioButton = 3;
/** Marks on a page that PDFium draws by their geometry where they bring no appearance: free text to ink, without stamps and links. */
const drawnByGeometry = new Set([3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 14, 15]);

export interface PageLoader {
  /** Its pages are made by a program that this is not (XFA without pages of its own). */
  readonly isDynamicForm: boolean;
  /** The page with everything drawn into it, or 0; what is not drawn yet is shown to `notice` the first time. */
  load(index: number): number;
  /** To see each page once, before annotations are made part of it. */
  noticeWith(notice: (page: number) => void): void;
  /** Of the form as a whole, and of the pages that were loaded. */
  losses(): Loss[];
}

export function pageLoader(api: Api, document: number): PageLoader {
  const formType = api.FPDF_GetFormType(document);
  const form =
    formType === noForm
      ? 0
      : api.PDFiumExt_InitFormFillEnvironment(document, api.PDFiumExt_OpenFormFillInfo());
  /** By page: a page is loaded as often as it is looked at. */
  const undrawn = new Map<number, number>();
  let notice: (page: number) => void = () => undefined;

  return {
    isDynamicForm: formType === dynamicXfa,

    load(index) {
      const page = api.FPDF_LoadPage(document, index);
      if (page === 0 || api.FPDFPage_GetAnnotCount(page) === 0) return page;
      if (!undrawn.has(index)) {
        undrawn.set(index, ticksWithoutName(api, page, form));
        notice(page);
      }
      if (form !== 0) api.FORM_OnAfterLoadPage(page, form);
      drawMarks(api, page);
      const changed = api.FPDFPage_Flatten(page, flattenForDisplay) === flattenSucceeded;
      if (form !== 0) api.FORM_OnBeforeClosePage(page, form);
      if (!changed) return page;
      api.FPDF_ClosePage(page);
      return api.FPDF_LoadPage(document, index);
    },

    noticeWith(given) {
      notice = given;
    },

    losses() {
      const controls = [...undrawn.values()].reduce((sum, count) => sum + count, 0);
      return [
        ...(controls > 0 ? [{ what: 'control', count: controls } as const] : []),
        // What the XFA form says beside the fields of the page is not looked at.
        ...(formType === staticXfa ? [{ what: 'form', count: 1 } as const] : []),
      ];
    },
  };
}

function drawMarks(api: Api, page: number): void {
  withAnnotations(api, page, (annotation) => {
    if (!drawnByGeometry.has(api.FPDFAnnot_GetSubtype(annotation))) return;
    if (!api.EPDFAnnot_HasAppearanceStream(annotation, normal)) api.EPDFAnnot_GenerateAppearance(annotation);
  });
}

/** Ticked boxes without an appearance are drawn under the name `Yes` alone; those ticked under another stay empty. */
function ticksWithoutName(api: Api, page: number, form: number): number {
  if (form === 0) return 0;
  let count = 0;
  withAnnotations(api, page, (annotation) => {
    if (
      api.FPDFAnnot_GetSubtype(annotation) !== widget ||
      api.EPDFAnnot_HasAppearanceStream(annotation, normal)
    )
      return;
    const type = api.FPDFAnnot_GetFormFieldType(form, annotation);
    if (type !== checkBox && type !== radioButton) return;
    const state = textOf(
      (buffer, bytes) => api.FPDFAnnot_GetStringValue(annotation, 'AS', buffer, bytes),
      api,
    );
    if (state !== '' && state !== 'Off' && state !== 'Yes') count += 1;
  });
  return count;
}

export function withAnnotations(api: Api, page: number, use: (annotation: number) => void): void {
  for (let index = 0; index < api.FPDFPage_GetAnnotCount(page); index++) {
    const annotation = api.FPDFPage_GetAnnot(page, index);
    if (annotation === 0) continue;
    try {
      use(annotation);
    } finally {
      api.FPDFPage_CloseAnnot(annotation);
    }
  }
}

const textBytesMax = 65_536;

/** A text that PDFium writes as UTF-16 into a buffer; asked for its length first. */
export function textOf(write: (buffer: number, bytes: number) => number, api: Api): string {
  const bytes = write(0, 0);
  if (bytes <= 2 || bytes > textBytesMax) return '';
  const buffer = api.pdfium.wasmExports.malloc(bytes);
  try {
    write(buffer, bytes);
    return api.pdfium.UTF16ToString(buffer);
  } finally {
    api.pdfium.wasmExports.free(buffer);
  }
}
