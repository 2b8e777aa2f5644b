import type { Party } from './party.ts'

export const castEu: readonly Party[] = [
  {
    id: 'brueckwald', name: 'Brückwald Elektronik GmbH', country: 'DE', number: 'HRB 941877', founded: '1994-05-03',
    address: 'Am Birkenfang 14, 30974 Wennigsen', phone: '+49 5103 5550 140', email: 'export@brueckwald.example', website: 'brueckwald.example',
    aliases: ['Brueckwald Elektronik', 'Брюквальд Электроник ГмбХ'], activity: '46.52',
  },
  {
    id: 'oriveld', name: 'Oriveld Components B.V.', country: 'NL', number: 'KVK 99417720', founded: '2003-09-18',
    address: 'Kanaaldreef 201, 5692 Son', phone: '+31 499 555 0120', email: 'sales@oriveld.example', website: 'oriveld.example', activity: '46.52',
  },
  {
    id: 'tersalva', name: 'Tersalva Semiconduttori S.r.l.', country: 'IT', number: 'REA MB-9977120', founded: '1999-02-11',
    address: 'Via dei Tigli Bassi 7, 20864 Agrate Brianza', phone: '+39 039 555 0177', email: 'ordini@tersalva.example', activity: '26.11',
  },
  {
    id: 'pusyra', name: 'Pušyra Trade UAB', country: 'LT', number: '999304417', founded: '2016-06-20',
    address: 'Savanorių sodas 31-4, 03116 Vilnius', phone: '+370 5 555 0133', email: 'office@pusyra.example', website: 'pusyra.example',
    aliases: ['UAB "Pušyra Trade"', 'УАБ Пушира Трейд'], activity: '46.90',
  },
  {
    id: 'kaljumets', name: 'Kaljumets Kaubandus OÜ', country: 'EE', number: '99120388', founded: '2011-03-08',
    address: 'Paekivi põik 3, 13619 Tallinn', email: 'info@kaljumets.example', activity: '46.52',
  },
  {
    id: 'vilnetra', name: 'Vilnetra Export UAB', country: 'LT', number: '999306020', founded: '2022-03-30',
    address: 'Savanorių sodas 31-6, 03116 Vilnius', phone: '+370 5 555 0133', email: 'cargo@pusyra.example',
    aliases: ['Вилнетра Экспорт'], activity: '52.29', note: 'telephone as on the letterhead of Pušyra Trade',
  },
  {
    id: 'autonemuna', name: 'Autonemuna UAB', country: 'LT', number: '999301151', founded: '2014-10-01',
    address: 'Nemuno krantinė 88, 45270 Kaunas', phone: '+370 37 555 0191', activity: '45.11',
  },
  {
    id: 'lavandra', name: 'Lavandra Elettrodomestici S.p.A.', country: 'IT', number: 'REA PN-9903318', founded: '1978-04-21',
    address: 'Viale della Roggia 120, 33080 Porcia', website: 'lavandra.example', activity: '27.51',
  },
  {
    id: 'pralniwex', name: 'Pralniwex Sp. z o.o.', country: 'PL', number: 'KRS 0009917743', founded: '2009-11-17',
    address: 'ul. Wrzosowa Górka 5, 05-820 Piastów', phone: '+48 22 555 01 84', email: 'hurt@pralniwex.example', activity: '46.43',
  },
  {
    id: 'lozyskar', name: 'Łożyskar Sp. z o.o.', country: 'PL', number: 'KRS 0009930216', founded: '2001-01-29',
    address: 'ul. Kuźniczka 44, 25-900 Kielce', activity: '46.69', aliases: ['Lozyskar', 'ЛОЖИСКАР'],
  },
  {
    id: 'strojovice', name: 'Strojovice Obráběcí Stroje a.s.', country: 'CZ', number: 'IČO 99418825', founded: '1992-12-14',
    address: 'Polní lán 18, 664 51 Šlapanice', website: 'strojovice.example', activity: '28.41',
  },
  {
    id: 'fotolinde', name: 'Fotolinde Handels GmbH', country: 'DE', number: 'HRB 938812', founded: '2007-07-09',
    address: 'Lindenkoppel 3, 22851 Norderstedt', email: 'b2b@fotolinde.example', activity: '46.43',
  },
  {
    id: 'oscillance', name: 'Oscillance Instruments SAS', country: 'FR', number: '999 412 087 R.C.S. Évry', founded: '1988-06-02',
    address: '9 chemin des Peupliers Blancs, 91140 Villebon', activity: '26.51',
  },
  {
    id: 'merivaalu', name: 'Merivaalu Oy', country: 'FI', number: '9917744-2', founded: '1985-08-30',
    address: 'Luotsinpolku 2, 02150 Espoo', website: 'merivaalu.example', activity: '26.30',
    note: 'maker of base stations; export licences on file',
  },
  {
    id: 'weserfeld', name: 'Weserfeld Landmaschinen GmbH', country: 'DE', number: 'HRB 920044', founded: '1961-03-15',
    address: 'Deichhufe 1, 27318 Hoya', activity: '28.30',
  },
  {
    id: 'blaubergen', name: 'Blaubergen Medizintechnik GmbH', country: 'AT', number: 'FN 994217 k', founded: '1997-10-06',
    address: 'Kellerwiese 12, 2345 Brunn', activity: '26.60', website: 'blaubergen.example',
  },
  {
    id: 'tiszakert', name: 'Tiszakert Vetőmag Kft.', country: 'HU', number: '99-09-417720', founded: '2002-05-23',
    address: 'Malomhát utca 40, 5000 Szolnok', activity: '01.64',
  },
  {
    id: 'cantaluna', name: 'Cantaluna Agrumi S.L.', country: 'ES', number: 'B99418804', founded: '1990-02-19',
    address: 'Camí de la Sèquia Nova 6, 46600 Alzira', activity: '46.31',
  },
  {
    id: 'vilkupe', name: 'Vilkupė Cargo UAB', country: 'LT', number: '999300087', founded: '2005-09-12',
    address: 'Terminalo akligatvis 9, 02300 Vilnius', phone: '+370 5 555 0166', activity: '49.41', note: 'carrier',
  },
]
