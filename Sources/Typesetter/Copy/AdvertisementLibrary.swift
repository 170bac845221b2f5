/// The words of advertisements and captions; all firms are invented.
enum AdvertisementLibrary {
    static let display: [AdvertisementCopy] = [
        .init(
            name: "Carrow's Bitters",
            lines: ["For the Blood", "The Great Restorer"],
            text:
                "Thousands of bottles sold each year, and not one returned. Taken before meals it strengthens the weak, quiets the restless and gives an appetite to the indifferent. Put up in square bottles, with the signature of the maker upon each.",
            foot: "Sold by all druggists. One dollar."
        ),
        .init(
            name: "Gaskill Brothers",
            lines: ["Stoves and Ranges", "The Perdita Base Burner", "Tin Ware of Every Kind"],
            text:
                "We have now in store the largest stock of heating stoves ever brought to this city, and are bound to sell them before the snow flies. Old stoves taken in part payment. Pipe, zinc and elbows at cost.",
            foot: "14 Market Street, Opposite the Depot."
        ),
        .init(
            name: "Boots & Shoes",
            lines: ["At the Sign of the Big Boot", "Low Prices for Cash"],
            text:
                "Men's kip boots, women's button boots, children's copper toes. Every pair sewed, none of them pegged, and all of them warranted not to rip. Mending done while you wait.",
            foot: "A. Obermeyer, Chapel Street."
        ),
        .init(
            name: "Thornbury's",
            lines: ["Dry Goods", "New Spring Silks", "Cloaks, Shawls and Ribbons"],
            text:
                "Black silks from eighty cents a yard. White goods, linens and laces. A new lot of prints, fast colors, at six cents. Ladies from out of town will find a sitting room and a fire.",
            foot: "The Busy Corner."
        ),
        .init(
            name: "Wexe Flour",
            lines: ["Ask Your Grocer", "Whiter Than Snow"],
            text:
                "Made from hard spring wheat by the new roller process. It makes more loaves to the barrel than any other and they keep longer, when they are let.",
            foot: "Wexcombe Mills."
        ),
        .init(
            name: "Excursion",
            lines: ["Steamer Northern Light", "To Gullane and Return", "Saturday Next"],
            text:
                "The safe and commodious steamer Northern Light will leave the foot of Canal street at eight in the morning, touching at Old Quay. A band will be on board. Dinner may be had in the cabin.",
            foot: "Tickets, fifty cents; children half."
        ),
        .init(
            name: "Land",
            lines: ["Eighty Acre Farms", "On Ten Years' Time"],
            text:
                "The Plains Land Company offers the choicest prairie, without a stump or a stone, within five miles of the railway. Water at twenty feet. Those who buy before the first of May will have their fare returned.",
            foot: "Office at Dry Fork. Send for map."
        ),
        .init(
            name: "Merrin Springs Hotel",
            lines: ["Opens June First", "Two Hundred Rooms"],
            text:
                "High ground, pure air, good beds. Croquet, boating and drives. The waters are recommended by physicians for rheumatism and by everybody for thirst.",
            foot: "Eleven dollars a week."
        ),
        .init(
            name: "Pettibone Pianos",
            lines: ["Sold on Easy Terms", "Tuning and Repairs"],
            text:
                "An upright of full compass, in a case of polished walnut, for two hundred and ten dollars, with a stool. Organs for church and parlor. Sheet music at half the printed price.",
            foot: "Music Hall Block."
        ),
        .init(
            name: "Coal",
            lines: ["Best Harrow Lump", "Delivered in All Parts of the City"],
            text:
                "Clean, well screened, and two thousand pounds to the ton. Orders left at the office before noon are filled the same day.",
            foot: "Union Coal Company, Foundry Lane."
        ),
        .init(
            name: "Dr. Vantassel",
            lines: ["Dentist", "Teeth Without Pain"],
            text: "Sets of teeth on rubber, ten dollars. Fillings of gold, silver and bone. Gas given.",
            foot: "Over the Post Office."
        ),
        .init(
            name: "Halcyon Soap",
            lines: ["It Floats Nowhere Near as Well as It Washes", "Five Cents"],
            text:
                "Save the wrappers. Twenty-five of them, sent to the maker, will bring you a picture of the steamer in nine colors.",
            foot: "At all grocers."
        ),
        .init(
            name: "Opera House",
            lines: ["Two Nights Only", "The Delacourt Company", "In the New Play, The Toll Gate"],
            text:
                "With new scenery, a real mill wheel, and the whole of the Aldermere cornet band. Seats now on sale at the drug store.",
            foot: "Twenty-five, fifty and seventy-five cents."
        ),
        .init(
            name: "Fenwick & Ingram",
            lines: ["Attorneys at Law", "Notaries Public"],
            text: "Collections made in all parts of the state. Deeds and wills drawn.",
            foot: "Rooms 3 and 4, Bank Building."
        ),
        .init(
            name: "Seeds",
            lines: ["Garden, Field and Flower", "Fresh and True to Name"],
            text:
                "Peas, beans, corn, onion sets and seed potatoes. Our catalogue for the year is ready and will be sent to any address for a stamp.",
            foot: "Ashgrove Seed Store."
        ),
        .init(
            name: "Ormsby Wagon",
            lines: ["The Strongest Made", "Every Wheel Soaked in Oil"],
            text:
                "If any part breaks within the year by reason of bad stock or bad work we will make it good and pay the freight. Buggies, surreys and sleighs.",
            foot: "Works at Tamarack."
        ),
        .init(
            name: "Auction",
            lines: ["Household Goods", "On the Premises, Elm Street"],
            text:
                "On Wednesday next, at ten in the morning, rain or shine: one black walnut set, carpets, stoves, crockery, a cow, a parrot and a library of two hundred volumes.",
            foot: "J. Haverstock, Auctioneer."
        ),
        .init(
            name: "Lathrop's Tea",
            lines: ["A Cup Tells", "Green and Black"],
            text:
                "We bring it ourselves and sell it the week it lands. Coffee roasted daily upon the premises. A plate given with each pound.",
            foot: "Commerce Street."
        ),
        .init(
            name: "Kettering Suits",
            lines: ["For Men and Boys", "Twelve Dollars", "None Better at Twenty"],
            text:
                "Cut by our own cutter and sewed by hand. The cloth is wool from edge to edge. If the fit is not to your mind we will make it so, and charge nothing.",
            foot: "Kettering's, High Street."
        ),
        .init(
            name: "Beacon Tires",
            lines: ["Four Thousand Miles", "Guaranteed in Writing"],
            text:
                "Put them on all four wheels and forget them. Free air and water at the rear of the store. We also carry lamps, horns and goggles.",
            foot: "Casterton Motor Supply.",
            since: 1905
        ),
    ]

    static let classified: [(head: String, notices: [String])] = [
        (
            "Wanted.",
            [
                "^wanted^\u{2014}A girl for general housework in a family of {few}; no washing. Apply at {house} {street}.",
                "^wanted^\u{2014}A steady man to drive a milk wagon; must know the city. {surname}, {street}.",
                "^wanted^\u{2014}By a young man, a place in a store; writes a plain hand and is not afraid of work. Address N., this office.",
                "^wanted^\u{2014}Two carpenters at once. Apply to {name}, {place}.",
                "^wanted^\u{2014}To buy, a second-hand safe; must be cheap. {house} {street}.",
                "^wanted^\u{2014}Board in a quiet family by a gentleman and his wife; state terms. Address C., this office.",
                "^wanted^\u{2014}{some} cords of hard wood, delivered. {firm}.",
                "^wanted^\u{2014}A boy to learn the printing trade; one from the country preferred.",
                "^wanted^\u{2014}A good plain cook; wages {few} dollars a week. Mrs. {surname}, {house} {street}.",
            ]
        ),
        (
            "To Let.",
            [
                "^to let^\u{2014}A house of {few} rooms on {street}, with water and a barn. Inquire of {name}.",
                "^to let^\u{2014}Furnished rooms, with or without board, at {house} {street}.",
                "^to let^\u{2014}The store at {house} {street}, lately held by {surname}; possession given the first of {month}.",
                "^to let^\u{2014}A farm of {some} acres near {place}, on shares. Address {name}.",
                "^to let^\u{2014}Half of a pew in the Chapel street church. Inquire of the sexton.",
                "^to let^\u{2014}Office room on the second floor, bank building, heated. {surname} & {surname}.",
            ]
        ),
        (
            "For Sale.",
            [
                "^for sale^\u{2014}A bay horse, {few} years old, sound and kind; sold for want of use. {name}, {street}.",
                "^for sale^\u{2014}Cheap, a set of blacksmith's tools. Inquire at {house} {street}.",
                "^for sale^\u{2014}Lot of {some} feet on {street}, at a bargain if taken before {month}. {firm}.",
                "^for sale^\u{2014}A cottage organ, nearly new, {some} dollars. Mrs. {surname}.",
                "^for sale^\u{2014}A saw mill at {place}, with {some} acres of standing timber; terms easy.",
                "^for sale^\u{2014}Old newspapers at this office, {cents} a hundred.",
                "^for sale^\u{2014}A fresh cow and calf. {name}, near {place}.",
            ]
        ),
        (
            "Lost and Found.",
            [
                "^lost^\u{2014}On {day}, between {street} and the depot, a pocketbook with papers of no use but to the owner. Five dollars will be paid. {name}.",
                "^lost^\u{2014}A brindle dog; answers to the name of Major, or to a whistle. Return to {house} {street}.",
                "^found^\u{2014}A lady's gold pin. The owner may have it by paying for this notice.",
                "^strayed^\u{2014}From the pasture of {name}, a red heifer with a white foot.",
                "^lost^\u{2014}A bunch of keys on a ring. Leave at this office.",
                "^found^\u{2014}A trunk, on the {place} road. {surname}, toll house.",
            ]
        ),
    ]

    static let captions = [
        "{name}, who was chosen {day} to lead the committee.", "The steamer {ship} as she lay on the bar at {place}.",
        "Scene on {street} after the storm of {day}.", "View of the valley of the {river} from the new road.",
        "The Honorable {name}, of {place}.", "Old Landmark at {place} Which Is to Come Down.",
        "What the River May Say to the Council.", "The Taxpayer Looks at His New Bridge.",
        "Miss {given} {surname}, of {place}, who sang on {day}.",
        "The {ship}, built at {place}, taking the water for the first time.", "Waiting for the Last Car.",
        "Capt. {name}, oldest pilot on the {river}.",
    ]
}
