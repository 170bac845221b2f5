"""Invented events as several writers would tell them, and frames of standing reports; all text is our own.

An entry of EVENTS is a list of writers; a writer is a list of sentences whose {slots} are filled alike for all writers of one event.
The last writer of each is the first one's later report.
"""

WEEKDAYS = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"]
MONTHS = [
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
]  # fmt: skip
CITIES = [
    "Albany", "Atlanta", "Baltimore", "Boston", "Buffalo", "Charleston", "Chicago", "Cincinnati", "Cleveland", "Columbus", "Denver",
    "Detroit", "Galveston", "Hartford", "Indianapolis", "Lincoln", "London", "Louisville", "Memphis", "Milwaukee", "Nashville",
    "Omaha", "Paris", "Peoria", "Pittsburg", "Portland", "Richmond", "Rochester", "Sacramento", "Salem", "Savannah", "Springfield",
    "Syracuse", "Toledo", "Topeka", "Trenton", "Utica", "Vicksburg", "Wheeling", "Worcester", "Leeds", "York", "Carlisle", "Hull",
]  # fmt: skip
NAMES = [
    "Abbott", "Ainsley", "Barlow", "Beckwith", "Calder", "Carmody", "Dunning", "Ellery", "Fairbank", "Garrity", "Hadley", "Holcomb",
    "Ingram", "Jessup", "Kimball", "Larrabee", "Mackey", "Marsden", "Norcross", "Oakley", "Pettibone", "Quimby", "Ransom", "Sattler",
    "Thorne", "Underhill", "Vandever", "Wexford", "Yardley", "Zeller", "Mulcahy", "Ostrander", "Prentiss", "Rowley", "Stroud", "Tilden",
]  # fmt: skip
# Words of which one report has this and the next has that.
TREND = [
    ["higher", "lower", "unchanged", "steady", "weaker", "stronger"],
    ["rose", "fell", "advanced", "declined", "gained", "dropped"],
    ["fair", "cloudy", "rain", "snow", "clear", "showers", "frost"],
    ["warmer", "colder", "cooler", "milder"],
    ["firm", "dull", "active", "quiet", "brisk", "slow"],
    ["north", "south", "east", "west", "northwest", "southeast"],
    ["won", "lost", "drew"],
    ["morning", "afternoon", "evening", "night"],
    ["up", "down"],
    ["increase", "decrease"],
    ["first", "second", "third", "fourth", "fifth"],
]

EVENTS = [
    [
        [
            "Fire broke out shortly after {hour1} o'clock {weekday1} night in the furniture factory of {name1} and {name2}, in {city1}, and within an hour the building was a heap of ruins.",
            "The night watchman, {name3}, found smoke coming from the varnish room and gave the alarm, but the flames were already in the elevator shaft.",
            "{small1} persons were at work on the upper floor. All but two got down by the ladders.",
            "The loss is put at ${large1}, with insurance of about half that sum.",
            "Chief {name4} believes that a lamp was overturned.",
        ],
        [
            "A great light over the river told the people of {city1} on {weekday1} that the works of {name1} and {name2} were doomed.",
            "Women ran weeping through the streets, for their sons and brothers were known to be at their benches that evening.",
            "Your correspondent saw {name4}, the head of the fire brigade, go twice into the burning stairway and twice come out with a man on his back.",
            "{small1} workmen owe their lives to him. Two were not found.",
            "Nothing is left this morning but one wall and a tall chimney. The owners will lose ${large1}.",
        ],
        [
            "The insurance companies have been notified that the {name1} and {name2} plant at {city1} is a total loss.",
            "It was valued at ${large1}, and made chairs and bedsteads for the western trade.",
            "Origin of the blaze is unknown, says the department; {name3}, who watched the place at night, has been questioned.",
            "Of the {small1} men employed on the late shift, two have not reported to their families.",
        ],
        [
            "The bodies of the two workmen lost in the furniture factory fire at {city1} were taken out of the ruins today.",
            "They were found under the stairs of the varnish room. The coroner, {name5}, will hear witnesses on {weekday2}.",
            "The firm announces that it will build again, of brick, and on the same ground.",
        ],
    ],
    [
        [
            "The westbound express left the rails at a curve {small1} miles from {city1} at {hour1} o'clock {weekday1} morning, and the engine and three coaches went down a bank.",
            "Engineer {name1} and his fireman, {name2}, were killed at their posts. {small2} passengers are hurt, some of them badly.",
            "A relief train with surgeons was sent from {city2}.",
            "Superintendent {name3} says that the rail had spread after the heavy rains.",
        ],
        [
            "I was asleep in the second car when the shock came, says {name4}, a drummer from {city2}, who was on the ill-fated train near {city1}.",
            "There was a grinding noise, then the lamps went out and we were thrown to the roof, which had become the floor.",
            "We broke the windows with our boots. Farmers came with lanterns and took the wounded to a barn.",
            "I counted {small2} lying on the straw. The driver, they told me, never left his lever.",
        ],
        [
            "Two dead and {small2} injured is the record of the accident to the express on {weekday1}, according to the statement given out by the company's office in {city2}.",
            "The statement says the roadbed was inspected the day before and found in good order.",
            "Persons along the line, however, declare that the ties at the curve outside of {city1} were rotten, and the state commission has been asked to look into it.",
        ],
        [
            "{name5}, a passenger hurt in the wreck of the express, died at the hospital in {city1} last night, the third death from that accident.",
            "The track has been cleared and trains are moving again.",
            "The jury called by the coroner met and adjourned until {weekday2} without taking evidence.",
        ],
    ],
    [
        [
            "The senate today by a vote of {small1} to {small2} passed the harbor bill introduced by Senator {name1}, which gives ${large1} to the port of {city1}.",
            "Senator {name2} spoke against it for two hours, calling it a raid upon the treasury.",
            "An amendment to cut the amount in half was lost.",
            "The measure now goes to the house, where its friends expect little trouble.",
        ],
        [
            "Mr. {name2} wore a white waistcoat and an air of grief when he rose this afternoon to save the public purse.",
            "He had a pile of books before him and he used them all. The galleries, which had come for a fight, went out for luncheon.",
            "When he sat down the roll was called, and Mr. {name1} had his harbor, his breakwater, and the thanks of {city1}.",
            "Old members say that no such sum was ever voted with so few people awake.",
        ],
        [
            "Shipping men in {city1} rejoiced last evening over word that their harbor would be dug at last.",
            "Flags were hung on the exchange, and {name3}, who has asked for deeper water these ten years, was carried down the wharf by his neighbors.",
            "The amount, ${large1}, will pay for a channel and two piers. Work could begin in {month1}.",
        ],
        [
            "The harbor bill met its first check in the house this morning, when the committee on commerce put off a hearing until {weekday1}.",
            "Chairman {name4} said that he wished to hear the engineers. Senator {name1} called at the committee room and came away without a promise.",
        ],
    ],
    [
        [
            "{name1}, cashier of the Merchants' Bank of {city1}, was arrested {weekday1} on a charge of taking ${large1} of the bank's money.",
            "The shortage was found by the examiner, {name2}, who came without warning.",
            "The accused has been with the bank for {small1} years and is a deacon of his church. He gave bail and made no statement.",
            "The doors were opened as usual and depositors were paid.",
        ],
        [
            "There was a line of people half round the square in {city1} before daylight, and every one of them had a bank book in his hand.",
            "They had heard that {name1} was in jail. Nobody could believe it; half of them had heard him pray on Sunday.",
            "By noon a box of gold had come over from {city2} and was set in the window where all could see it, and the crowd melted away.",
        ],
        [
            "Speculation in grain is said to have been the ruin of {name1}, whose arrest has shocked banking circles.",
            "Brokers here admit that they held an account for him under another name. It was closed in {month1} at a heavy loss.",
            "The sum missing, ${large1}, is covered in part by his bond, and the directors, with {name3} at their head, will make up the rest.",
        ],
        [
            "{name1}, the cashier who was arrested last week, today pleaded guilty before Judge {name4} and was sentenced to {small2} years in prison.",
            "He asked for no mercy. His wife fainted in the court room.",
        ],
    ],
    [
        [
            "The strike of the {small1} hundred mill hands at {city1} was declared at noon {weekday1}, after the owners refused to take back the cut in wages of ten per cent.",
            "The men walked out in good order and marched to the hall, where {name1}, president of their union, addressed them.",
            "The sheriff has sworn in fifty deputies. No trouble has been reported.",
            "{name2}, manager of the mills, says that they will stay shut until the hands come to their senses.",
        ],
        [
            "One may walk from end to end of {city1} today and hear no wheel turning.",
            "The women stand in the doorways. The boys, for whom it is a holiday, fish from the dam.",
            "An old weaver showed me his pay envelope: for six days it held less than the price of a pair of boots. He does not hate his masters, he says; he only cannot live.",
            "{name1} tells them to be patient and to stay away from the saloons, and so far they obey him.",
        ],
        [
            "Print cloths were bid up on the exchange upon news that the mills at {city1} had closed.",
            "{name2}, for the owners, said yesterday that the cut was forced by the price of cotton and that stocks on hand would last until {month1}.",
            "Dealers think the shutdown will clear the market, and that the company will not be in haste to end it.",
        ],
        [
            "The mills at {city1} will open again on {weekday2}. Half of the cut is taken back, and no striker is to be discharged.",
            "The agreement was signed by {name1} for the hands and {name2} for the company after a night's talk in the mayor's office.",
        ],
    ],
    [
        [
            "The steamer {city2}, bound from {city1} with {small1} passengers and a cargo of sugar, went ashore in a fog early on {weekday1} and is breaking up.",
            "The life-saving crew under Captain {name1} took off all hands by the breeches buoy in a heavy sea.",
            "One seaman, {name2}, was washed from the deck and lost.",
            "The vessel was built in 1881 and was valued at ${large1}.",
        ],
        [
            "Wet, cold and thankful, the people of the lost steamer came into {city1} tonight in farm wagons.",
            "An infant was brought ashore in a mail sack, and slept through it all.",
            "Mrs. {name3}, who was going to join her husband, said the master stood on the bridge with a pistol and let no man pass before a woman.",
            "They could hear the bell upon the reef, she said, but never saw it.",
        ],
        [
            "Underwriters learned by cable of the stranding of the {city2}. She is insured abroad for ${large1} and her sugar in this city.",
            "A wrecking tug was ordered out, but her agents, {name4} and company, have small hope of saving her.",
            "It is the third loss on that shoal within the year, and a light ship has been asked for.",
        ],
        [
            "Captain {name5} of the lost steamer {city2} has been summoned before the inspectors and his papers are held.",
            "Divers say that her back is broken. The cargo has melted out of her, and the beach for a mile is sweet.",
        ],
    ],
]

MARKETS = [
    [
        "{city}, {weekday}.—Cattle receipts {n4}; market {trend0} and {trend4}.",
        "Good to choice steers, ${n1}.{n2} to ${n1}.{n2}; common to fair, ${n1}.{n2} to ${n1}.{n2}.",
        "Hogs: Receipts {n5}; {trend0}; heavy, ${n1}.{n2}; mixed, ${n1}.{n2}; light, ${n1}.{n2}.",
        "Sheep: Receipts {n4}; {trend4}; wethers ${n1}.{n2}; lambs ${n1}.{n2}; yearlings ${n1}.{n2}.",
        "Wheat {trend1} {n1} cents; No. 2 red cash {n2}; May {n2} 1/2; July {n2} 3/4.",
        "Corn {trend0}; No. 2, {n2} cents. Oats {trend4}; No. 2 white, {n2}. Rye nominal at {n2}.",
        "Butter {trend4}; creamery {n2} to {n2}; dairy {n2}. Eggs {trend0} at {n2} cents.",
        "Flour {trend4}; sales {n4} barrels; patents ${n1}.{n2}; straights ${n1}.{n2}.",
        "Whisky {trend4} at ${n1}.{n2}. Lard {trend1} to ${n1}.{n2}; ribs ${n1}.{n2}; pork ${n2}.{n2}.",
    ],
    [
        "Forecast for {city} and vicinity: {trend2} tonight and {weekday}; {trend3}; winds from the {trend5}.",
        "The temperature at {n1} o'clock this {trend7} was {n2} degrees; highest yesterday {n2}; lowest {n2}.",
        "Barometer {n2}.{n2} and {trend0}. Rainfall for the day .{n2} of an inch.",
        "A storm of {trend4} strength moved {trend5} from the lakes; the pressure is {trend0} over the plains.",
        "{city} reports {n2} degrees, {trend2}; {city} {n2}, {trend2}; {city} {n2}, {trend2}.",
        "The river at {city} stands at {n2} feet, a {trend9} of {n1}.{n1} feet since {weekday}.",
        "Sun rises {n1}:{n2}; sets {n1}:{n2}. Moon sets {n1}:{n2}. High tide {n1}:{n2}.",
    ],
    [
        "Trains of the {city} and {city} line run on and after {weekday} as follows.",
        "Leave {city} at {n1}.{n2} a. m., {n1}.{n2} p. m. and {n1}.{n2} p. m.; arrive in {city} at {n1}.{n2} and {n1}.{n2}.",
        "The {trend7} express stops at {city}, {city} and {city} only, and carries a sleeping car for {city}.",
        "Sundays, leave {city} {n1}.{n2}; returning, leave {city} {n1}.{n2} p. m.",
        "Fare from {city} to {city}, ${n1}.{n2}; return ${n1}.{n2}; children half price.",
        "The boat for {city} leaves the foot of {n2}th street every {weekday} at {n1} o'clock.",
        "Freight is received until {n1} o'clock for all points {trend5} of {city}.",
    ],
    [
        "At {city}: the home nine {trend6} by a score of {n1} to {n1} before {n4} people on {weekday}.",
        "{city} made {n1} runs in the {trend10} inning and {n1} more in the {trend10}.",
        "Batteries: for {city}, numbers {n1} and {n2}; hits {n2} and {n1}; errors {n1} and {n1}.",
        "Standing of the clubs: {city} won {n2}, lost {n2}; {city} won {n2}, lost {n2}; {city} won {n2}, lost {n2}.",
        "At {city}, {trend10} race, one mile: time 1:{n2}; odds {n1} to {n1}; six ran.",
        "The {trend10} race, {n1} furlongs, purse ${n3}: won by a length in 1:{n2}.",
    ],
    [
        "Stocks opened {trend4} and {trend0} on {weekday}, and {trend1} from {n1} to {n1} points before noon.",
        "Money on call {trend4} at {n1} to {n1} per cent; prime paper {n1}; exchange {trend4} at 4.{n2}.",
        "Sales to noon, {n3},000 shares; bonds ${n2},000; government issues {trend0}.",
        "The bank statement shows: Loans, {trend9} ${n3},{n3}; specie, {trend9} ${n3},{n3}; deposits, {trend9} ${n3},{n3}.",
        "Railway shares: closing, common {n2} 1/8; preferred {n2} 3/4; {city} and {city}, {n2} 1/2.",
        "Cotton {trend4}; middling {n1}.{n2}; futures closed {trend4}; March {n1}.{n2}; May {n1}.{n2}; receipts {n4} bales.",
        "Sugar {trend4} and {trend0}; raw {n1} {n1}-16; refined {n1}. Coffee {trend0}; Rio {n1}.{n2}.",
    ],
]
