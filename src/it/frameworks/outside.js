/** The fields of an answer to a request whose path no route of the application has. */
export const outside = (path) => ({ 'X-Route': 'outside', 'X-Seen-Path': encodeURIComponent(path.toWellFormed()) })
