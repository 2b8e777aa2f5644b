import type { Party } from './party.ts'

const person = (id: string, name: string, country: string, ...aliases: string[]): Party => ({
  id,
  name,
  country,
  kind: 'person',
  aliases,
})

export const castPeople: readonly Party[] = [
  person('ruslan-tumashov', 'Ruslan Tumashov', 'RU', 'Руслан Тумашов', 'Tumaschow, Ruslan'),
  person('lidia-tumashova', 'Lidia Tumashova', 'RU', 'Лидия Тумашова'),
  person('igor-stanvolsky', 'Igor Stanvolsky', 'RU', 'Игорь Станвольский'),
  person('zoya-kobylnets', 'Zoya Kobylnets', 'RU', 'Зоя Кобылнец'),
  person('pavel-osinets', 'Pavel Osinets', 'RU', 'Павел Осинец'),
  person('dauren-zhelbulaq', 'Dauren Zhelbulaq', 'KZ', 'Даурен Желбұлақ', 'Daulen Jelbulak'),
  person('aigul-tastaqyr', 'Aigul Tastaqyrova', 'KZ', 'Айгүл Тастақырова'),
  person('aibek-moyunov', 'Aibek Moyunov', 'KG', 'Айбек Моюнов'),
  person('nurzat-boztem', 'Nurzat Boztemova', 'KG', 'Нурзат Бозтемова'),
  person('selim-kuyudal', 'Selim Kuyudal', 'TR', 'Селим Куюдал'),
  person('defne-yelkovan', 'Defne Yelkovanlı', 'TR'),
  person('khalid-qasrani', 'Khalid Al Qasrani', 'AE', 'خالد القصراني'),
  person('leung-wanchiu', 'Leung Wan Chiu', 'HK', '梁灣潮'),
  person('arpine-vanasar', 'Arpine Vanasaryan', 'AM', 'Արփինե Վանասարյան'),
  person('gintas-pusyris', 'Gintas Pušyris', 'LT', 'Гинтас Пуширис'),
  person('rasa-pusyriene', 'Rasa Pušyrienė', 'LT'),
  person('jorn-brueckwald', 'Jorn Brückwald', 'DE'),
  person('giorgi-rionadze', 'Giorgi Rionpirelidze', 'GE', 'გიორგი რიონპირელიძე'),
  person('dragan-dunavlek', 'Dragan Dunavlečki', 'RS', 'Драган Дунавлечки'),
  person('qiu-xunhe', 'Qiu Xunhe', 'CN', '裘讯河'),
  person('timur-buloq', 'Timur Buloqov', 'UZ', 'Тимур Булоков'),
  person('anzhela-smolvich', 'Anzhela Smolvich', 'BY', 'Анжела Смолвич'),
]
