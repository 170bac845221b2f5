extension NewsLibrary {
    /// Small items, hints and anecdotes.
    static let oddments: [NewsItem] = [
        NewsItem(
            "hint-ink",
            kind: .other,
            heads: ["Household Hints"],
            "Ink may be taken from linen by melting a candle upon the spot before it is washed. A little salt in the oil will make a lamp burn whiter. Bread that is to be kept should be put away cold, and in a stone jar.",
            "To clean a coffee pot, boil in it a spoonful of soda. To drive away ants, lay a sprig of tansy on the shelf. To keep a good cook, praise the soup."
        ),
        NewsItem(
            "saying-1",
            kind: .other,
            heads: [],
            "The man who is always going to do a thing tomorrow has never yet been known to run short of days."
        ),
        NewsItem(
            "saying-2",
            kind: .other,
            heads: [],
            "It is a mistake to suppose that a stopped clock is right twice a day. It is not right at all; it is only that the day comes round to it."
        ),
        NewsItem(
            "saying-3",
            kind: .other,
            heads: [],
            "An exchange says that the best way to keep potatoes from rotting is to eat them. We have tried it, and it answers."
        ),
        NewsItem(
            "saying-4",
            kind: .other,
            heads: [],
            "There is a man in Gullane who is so careful of his eyes that he looks over his spectacles to save the glass."
        ),
        NewsItem(
            "saying-5",
            kind: .other,
            heads: [],
            "The Kingsbarrow town clock struck forty on Thursday. It has not been so late there in years."
        ),
        NewsItem(
            "anecdote-judge",
            kind: .other,
            heads: ["The Judge and the Goose"],
            "The late Judge Fenwick was once offered a fat goose by a man who had a suit before him. \"Take it home,\" said the judge, \"and bring it again when the case is decided.\" The man lost the case, and did not bring the goose. \"That,\" said the judge to his clerk, \"is what I call a sound decision; for if it had been wrong I should have had something to live upon while I repented of it.\""
        ),
        NewsItem(
            "anecdote-boots",
            kind: .other,
            heads: ["A Fair Exchange"],
            "A pedler stopped at a farm house near Ashgrove and asked leave to sleep in the barn. In the morning he was gone, and so were the farmer's boots; but in their place stood the pedler's own, newly mended, with a paper in the toe which said: \"Yours pinch. I give you notice that I mean to bring them back.\" He did so the following autumn, and stayed to dinner."
        ),
        NewsItem(
            "weather-word",
            kind: .other,
            heads: [],
            "The goose bone is white at the tip and dark in the middle, from which those who read goose bones foretell an open winter until the new year and a hard one after. Those who read almanacs foretell the opposite. There will be wood at the usual price."
        ),
        NewsItem(
            "orchard-advice",
            kind: .other,
            heads: ["Work for the Month"],
            "Now is the time to look to the young trees. Scrape the bark and wash it with soft soap; cut away what is dead; and put about the foot of each a shovelful of ashes. A tree will bear neglect, as a child will, but neither of them will bear anything else.",
            "Sharpen the tools while it rains. Mend the harness before it breaks. Haul the manure while the ground is hard. Pay the printer."
        ),
        NewsItem(
            "sea-serpent",
            heads: ["Serpent Seen in the Bay"],
            place: "Osprey Bay",
            "The crew of the sloop Good Intent report that on Sunday evening, about two miles off the light, they saw lying upon the water a creature some eighty feet in length, with a head like that of a horse and a row of humps behind it. It looked at them for the space of a minute and then sank without a sound. All of them are members of the church, and two of them do not drink."
        ),
        NewsItem(
            "long-walk",
            heads: ["Walks Across Three Counties for a Hat"],
            "Henry Quimby, of Merrin Springs, whose hat was blown from his head on the Calloway bridge in March, came into this office yesterday wearing it. He had traced it down the river by way of two mill ponds and a scarecrow, a distance of forty-four miles, and bought it back of the scarecrow's owner for fifteen cents."
        ),
        NewsItem(
            "paper-mill",
            heads: ["New Paper Mill for Harrow Falls", "Will Make Ten Tons in a Day"],
            place: "Harrow Falls",
            "Work was begun on Monday upon the new paper mill at the lower falls. The building will be of brick, three stories in height and two hundred and ten feet in length, and will contain two machines, each of them able to make a sheet of paper seven feet wide at the rate of a hundred and fifty feet in a minute.",
            "The paper will be made of spruce wood, which will come down the river in the spring. The manager says that when both machines are running they will turn out in one day enough paper to reach from here to the sea, and that he hopes the newspapers will find something to print upon it."
        ),
    ]

    /// Verses.
    static let verses: [NewsItem] = [
        NewsItem(
            "verse-lamp",
            kind: .poem,
            heads: ["The Lamp in the Window"],
            "The road is long, the hour is late, / The snow is on the hill; / But in the window by the gate / A lamp is burning still.",
            "I do not know who trims the light, / Nor whom it waits to see; / But every lonely winter night / I think it shines for me.",
            "And when my own last hill is past, / And all my wandering done, / God send I see a lamp at last / In place of yonder sun."
        ),
        NewsItem(
            "verse-mill",
            kind: .poem,
            heads: ["The Old Mill Wheel"],
            "The wheel that turned for forty years / Is standing in the stream; / The moss is on its oaken gears, / The swallow on its beam.",
            "It ground the corn for rich and poor, / It never asked their name, / And whether less they brought or more / It served them all the same.",
            "O men who turn and turn about / And make so great a sound, / Go ask the wheel, when you are out, / How much it was you ground."
        ),
        NewsItem(
            "verse-april",
            kind: .poem,
            heads: ["April"],
            "She came across the meadow with her apron full of rain, / And half of it she scattered and the rest she kept again; / She laughed at all the farmers and she wept at all the flowers, / And went away and left us with a heavenful of showers."
        ),
        NewsItem(
            "verse-printer",
            kind: .poem,
            heads: ["The Printer's Complaint"],
            "I set the news of peace and war, / Of wedding and of wake; / The world may read it near and far, / And find my one mistake.",
            "Ten thousand letters, each in place, / Nobody stops to see; / But, oh, the smile on every face / When I have dropped a *b*!"
        ),
    ]
}
