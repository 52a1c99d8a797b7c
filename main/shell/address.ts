/** Where the window's page lives. Nothing else is ever shown. */
export const appScheme = "custodia";
export const appOrigin = "custodia://app";
export const appPage = `${appOrigin}/index.html`;
