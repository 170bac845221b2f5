extension NewsLibrary {
    /// News of town and county.
    static let country: [NewsItem] = [
        NewsItem(
            "bridge-toll",
            heads: ["No More Toll at the Wexe Bridge", "County Buys Out the Company", "Gate Goes Into the River"],
            "After thirty-one years the toll upon the Wexe bridge came to an end at noon on Saturday, when the county treasurer handed to the president of the bridge company a draft for $18,500 and took in return the key of the gate. About four hundred people had come together to see it.",
            "The gate was lifted from its hinges by the oldest toll payer, Mr. Ezra Norcross, who reckons that he has paid in his life two hundred and ninety dollars to cross a stream over which he could have thrown a stone. He was asked to say a few words and said that he would say them going across, which he did, walking over and back three times.",
            "The gate was then thrown into the river. It was taken out again farther down by the toll keeper, who said that it was a good gate."
        ),
        NewsItem(
            "school-bell",
            heads: ["The Bell That Came Back"],
            "The bell of the old academy, which was lost when the building burned in the year of the great comet, has been found in the bottom of a well on the Ingram farm, where it is thought to have been hidden by the boys of the upper class. It has been cleaned and hung again, and has the same crack and the same voice.",
            "Dr. Underhill, who was one of the upper class in that year, was invited to ring it, and was observed to know exactly where the rope should be."
        ),
        NewsItem(
            "lamp-ordinance",
            kind: .editorial,
            heads: ["Light for the Lower Ward"],
            "It is now two years since the lower ward was promised lamps, and it is as dark as ever. We do not ask for gas upon every corner. We ask for nine lamps, at a cost of twenty-two cents a night for each, and we ask that they be lighted on those nights on which the moon is down and not, as in the upper ward, on those nights on which the almanac says that it ought to be down.",
            "A man may break his leg as well in a poor street as in a rich one, and it takes as long to mend. Let the committee walk from the depot to the bridge on any cloudy evening of this week, without a lantern, and we shall be content with whatever those of them who arrive may decide."
        ),
        NewsItem(
            "good-roads",
            kind: .editorial,
            heads: ["Mud and Money"],
            "A farmer of this county told us on Saturday that it had cost him more to bring his wheat nine miles to the station than it cost the railway to carry it four hundred miles to the sea. We have done the sum upon the back of an envelope, and he is right.",
            "There is no tax so heavy as mud. It is paid by the buyer and by the seller, by the horse and by the wagon, by the child who can not get to school and by the doctor who can not get to the child. We pay it every spring without a word, and when any one talks of laying broken stone we say that we can not afford it."
        ),
        NewsItem(
            "orchard-notice",
            kind: .notice,
            heads: ["Notice to Trespassers"],
            "All persons are hereby warned not to enter upon the orchards of the undersigned on the Merrin road, with or without baskets. The dog is no respecter of persons. NATHAN SEDGWICK."
        ),
        NewsItem(
            "card-of-thanks",
            kind: .notice,
            heads: ["A Card"],
            "The undersigned desires to return his thanks to the engine companies, and to the citizens in general, for their exertions on the night of the fourth, by which his dwelling was saved, and to say to the person who saved the silver spoons that he may leave them at this office and no questions will be asked. H. T. BASCOMBE."
        ),
        NewsItem(
            "estate-notice",
            kind: .notice,
            heads: ["Notice to Creditors"],
            "Notice is hereby given that letters of administration upon the estate of Cornelius Whitlock, late of the town of Ashgrove, deceased, have been granted to the undersigned, and all persons having claims against the said estate are required to present the same, with the vouchers thereof, within six months from this date. MARY E. WHITLOCK, Administratrix."
        ),
        NewsItem(
            "lecture-notice",
            kind: .notice,
            heads: ["Lecture on the Polar Sea"],
            "Captain Thornbury will speak in the town hall on Thursday evening upon his two winters in the ice, with views thrown upon a sheet by the lime light. He will bring with him a sled, a pair of snow shoes and a dog. Doors open at seven. Admission, ten cents; children, five."
        ),
        NewsItem(
            "ball-game",
            heads: ["Tamarack Nine Beats Calloway", "Game Is Won by a Dropped Ball in the Ninth"],
            since: 1868,
            "The Tamarack club beat the nine from Calloway on Saturday by a score of seven to six, in a game which was lost and won four times. In the last inning, with two men out and two on the bases, Ormsby sent up a ball so high that those in the stand had time to lay wagers upon it. It came down into the hands of Zabriskie, in the middle field, and out of them again, and both men scored.",
            "Zabriskie said that the sun was in his eyes. The sun had been down for some minutes."
        ),
        NewsItem(
            "hotel-ghost",
            heads: ["Ghost in the Old Inn", "Landlord Finds the Cause in the Chimney"],
            place: "Old Quay",
            "For three weeks past the guests at the Anchor inn have been kept awake by groans which came at midnight from the wall of the north chamber. Two of them left without paying. A party of young men sat up with a lantern and a jug, and are not agreed as to what they heard.",
            "On Tuesday the landlord had a mason take down part of the chimney, and found in it a bottle without a bottom, so set in the mortar that the wind blew across its neck. It is supposed to have been put there by the builder, to whom the landlord's grandfather never paid the last hundred dollars."
        ),
        NewsItem(
            "mail-by-sled",
            heads: ["Mail Comes Through on Snow Shoes"],
            place: "Northfield Junction",
            "The mail which was due here on Friday came in last night upon the back of Theodore Gaskill, the carrier, who left his horse at the toll house and walked the last fourteen miles on snow shoes. He brought the letters and left the newspapers, among them this one, beneath a tree, for which he has our forgiveness."
        ),
        NewsItem(
            "ferry-cow",
            heads: ["Cow Takes the Ferry"],
            "A cow belonging to the widow Jessup went aboard the Wexcombe ferry on Monday with the other passengers, crossed, walked up Canal street to the market, looked about, and returned by the next boat. The ferryman is holding her for four cents."
        ),
        NewsItem(
            "well-diggers",
            heads: ["Two Days in a Well", "Digger Is Brought Up Alive From Sixty Feet"],
            place: "Dry Fork",
            credit: "[Correspondence of the Gazette.]",
            "Samuel Carrow, who was buried on Wednesday by the caving in of a well on the Everhart place, was brought up alive on Friday evening, after fifty-one hours. The planking had fallen crosswise above his head and kept the sand from him. A pipe was driven down to him on the first night, by which he was given broth, and through which he could be heard singing.",
            "Forty men worked in turns with ropes and buckets, and the women cooked for them in the yard. When he was at last lifted out he asked what day it was, and on being told that it was Friday said that he had lost two days' wages."
        ),
    ]
}
