/* The 48 (on the day on which summer time ends 50) half hours of a day, as columns are headed: by number, or
 * by a time. Whether the time is the half hour's begin or its end (00:30 to 24:00) makes no difference to the
 * day's sum. For kind_energy.c only. */
#ifndef TERRIER_IMPORTERS_HALF_HOURS_H
#define TERRIER_IMPORTERS_HALF_HOURS_H

#define HALF_HOUR(number, synonyms)                                                                          \
    { "half_" number, FIELD_HALF_HOUR, FIELD_OPTIONAL, NULL, 0, 0, synonyms }

#define HALF_HOUR_FIELDS                                                                                     \
    HALF_HOUR("01", "HH01|H01|P01|HH1|H1|P1|00:00|00:00:00|0:00|24:00"),                                     \
        HALF_HOUR("02", "HH02|H02|P02|HH2|H2|P2|00:30|00:30:00|0:30"),                                       \
        HALF_HOUR("03", "HH03|H03|P03|HH3|H3|P3|01:00|01:00:00|1:00"),                                       \
        HALF_HOUR("04", "HH04|H04|P04|HH4|H4|P4|01:30|01:30:00|1:30"),                                       \
        HALF_HOUR("05", "HH05|H05|P05|HH5|H5|P5|02:00|02:00:00|2:00"),                                       \
        HALF_HOUR("06", "HH06|H06|P06|HH6|H6|P6|02:30|02:30:00|2:30"),                                       \
        HALF_HOUR("07", "HH07|H07|P07|HH7|H7|P7|03:00|03:00:00|3:00"),                                       \
        HALF_HOUR("08", "HH08|H08|P08|HH8|H8|P8|03:30|03:30:00|3:30"),                                       \
        HALF_HOUR("09", "HH09|H09|P09|HH9|H9|P9|04:00|04:00:00|4:00"),                                       \
        HALF_HOUR("10", "HH10|H10|P10|04:30|04:30:00|4:30"),                                                 \
        HALF_HOUR("11", "HH11|H11|P11|05:00|05:00:00|5:00"),                                                 \
        HALF_HOUR("12", "HH12|H12|P12|05:30|05:30:00|5:30"),                                                 \
        HALF_HOUR("13", "HH13|H13|P13|06:00|06:00:00|6:00"),                                                 \
        HALF_HOUR("14", "HH14|H14|P14|06:30|06:30:00|6:30"),                                                 \
        HALF_HOUR("15", "HH15|H15|P15|07:00|07:00:00|7:00"),                                                 \
        HALF_HOUR("16", "HH16|H16|P16|07:30|07:30:00|7:30"),                                                 \
        HALF_HOUR("17", "HH17|H17|P17|08:00|08:00:00|8:00"),                                                 \
        HALF_HOUR("18", "HH18|H18|P18|08:30|08:30:00|8:30"),                                                 \
        HALF_HOUR("19", "HH19|H19|P19|09:00|09:00:00|9:00"),                                                 \
        HALF_HOUR("20", "HH20|H20|P20|09:30|09:30:00|9:30"), HALF_HOUR("21", "HH21|H21|P21|10:00|10:00:00"), \
        HALF_HOUR("22", "HH22|H22|P22|10:30|10:30:00"), HALF_HOUR("23", "HH23|H23|P23|11:00|11:00:00"),      \
        HALF_HOUR("24", "HH24|H24|P24|11:30|11:30:00"), HALF_HOUR("25", "HH25|H25|P25|12:00|12:00:00"),      \
        HALF_HOUR("26", "HH26|H26|P26|12:30|12:30:00"), HALF_HOUR("27", "HH27|H27|P27|13:00|13:00:00"),      \
        HALF_HOUR("28", "HH28|H28|P28|13:30|13:30:00"), HALF_HOUR("29", "HH29|H29|P29|14:00|14:00:00"),      \
        HALF_HOUR("30", "HH30|H30|P30|14:30|14:30:00"), HALF_HOUR("31", "HH31|H31|P31|15:00|15:00:00"),      \
        HALF_HOUR("32", "HH32|H32|P32|15:30|15:30:00"), HALF_HOUR("33", "HH33|H33|P33|16:00|16:00:00"),      \
        HALF_HOUR("34", "HH34|H34|P34|16:30|16:30:00"), HALF_HOUR("35", "HH35|H35|P35|17:00|17:00:00"),      \
        HALF_HOUR("36", "HH36|H36|P36|17:30|17:30:00"), HALF_HOUR("37", "HH37|H37|P37|18:00|18:00:00"),      \
        HALF_HOUR("38", "HH38|H38|P38|18:30|18:30:00"), HALF_HOUR("39", "HH39|H39|P39|19:00|19:00:00"),      \
        HALF_HOUR("40", "HH40|H40|P40|19:30|19:30:00"), HALF_HOUR("41", "HH41|H41|P41|20:00|20:00:00"),      \
        HALF_HOUR("42", "HH42|H42|P42|20:30|20:30:00"), HALF_HOUR("43", "HH43|H43|P43|21:00|21:00:00"),      \
        HALF_HOUR("44", "HH44|H44|P44|21:30|21:30:00"), HALF_HOUR("45", "HH45|H45|P45|22:00|22:00:00"),      \
        HALF_HOUR("46", "HH46|H46|P46|22:30|22:30:00"), HALF_HOUR("47", "HH47|H47|P47|23:00|23:00:00"),      \
        HALF_HOUR("48", "HH48|H48|P48|23:30|23:30:00"), HALF_HOUR("49", "HH49|H49|P49"),                     \
        HALF_HOUR("50", "HH50|H50|P50")

#endif
