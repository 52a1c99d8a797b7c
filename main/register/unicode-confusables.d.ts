/** The package's own types lie under a name that TypeScript does not look for. */
declare module "unicode-confusables" {
  const library: {
    /** The text with each letter that another one looks like replaced by it. (UTS 39 section 4, one letter at a time) */
    rectifyConfusion(text: string): string;
  };
  export default library;
}
