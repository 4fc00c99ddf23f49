/** One text in both languages of the start page. */
export interface Words {
  da: string;
  en: string;
}
