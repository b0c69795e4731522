/** An amount of money as the council's pages write it. */
export const pounds = new Intl.NumberFormat('en-GB', { style: 'currency', currency: 'GBP' });
