// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <cstdint>
#include <map>
#include <string>
#include <utility>
#include <vector>

/// The words the demo agency is made of, as they stand in resources/demo/*.json.
namespace meike::demo {

using Texts = std::vector<std::string>;

struct IndustryNames {
    std::string industry;  ///< name of the pick item
    Texts words;
    Texts stems;
    std::vector<std::pair<std::string, std::string>> names;  ///< whole names with their short names
};

struct CityGroup {
    std::string region;
    int weight = 0;
    Texts names;
};

struct PersonRow {
    std::string name;
    std::string role;
    std::string mailbox;
};

struct TagRow {
    std::string group;
    std::string name;
    std::int64_t colour = 0;
};

/// One told interaction of a featured client.
struct StoryLine {
    int ago = 0;
    std::string kind;
    std::string text;
    std::string next;
    int nextIn = 0;
};

struct FeaturedClient {
    std::string name, shortName, industry, city, region, owner, sponsor, pattern, credit, duplicate;
    int level = 100;  ///< size of its orders, per cent of what its pattern usually brings
    int growth = 0;
    int influence = 0;
    bool keyAccount = false;
    bool overdue = false;
    Texts tags;
    std::vector<StoryLine> story;
};

struct NeedText {
    std::string title;
    std::string kind;
    bool mustHave = false;
};

struct ComplaintText {
    std::string summary;
    std::string cause;
    std::string closure;
};

struct Material {
    std::vector<IndustryNames> industries;
    std::vector<CityGroup> cities;
    Texts surnames, given;
    std::vector<PersonRow> people;
    std::vector<TagRow> tags;
    std::vector<FeaturedClient> featured;

    Texts events;     ///< by month
    Texts campaigns;  ///< by month
    Texts projectKinds;
    std::map<std::string, Texts> interactions;                              ///< by kind
    std::vector<std::pair<std::string, std::string>> prospectInteractions;  ///< kind, text
    Texts nextSteps;
    std::vector<NeedText> needs;
    std::vector<ComplaintText> complaints;
    std::map<std::string, Texts> surveyComments;  ///< high, middle, low
    Texts correctiveActions;
    std::map<std::string, Texts> tasks;     ///< by kind
    std::map<std::string, Texts> titles;    ///< by decision role
    std::map<std::string, Texts> criteria;  ///< by kind of prospect
    Texts notes, orderNotes;
};

/// Reads the embedded files; Error{internal} when one is not what it should be.
Material loadMaterial();

/// `text` with every {key} replaced.
std::string filled(std::string text, const std::vector<std::pair<std::string, std::string>>& values);

}  // namespace meike::demo
