/** The moment at which every reference picture is taken, for the page and for the server. */
export const stillAt = '2026-03-02T09:30:00.000Z'
