// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/demo_material.h"

#include <nlohmann/json.hpp>

#include "base/error.h"
#include "base/error_code.h"
#include "generated/embedded_resources.h"

namespace meike::demo {

namespace {

using Json = nlohmann::json;

Json parse(const std::string& file) {
    const Json json = Json::parse(embeddedResource("demo/" + file), nullptr, false);
    if (json.is_discarded()) throw Error(ErrorKind::internal, file, {ErrorCode::fault, {"not JSON"}});
    return json;
}

Texts texts(const Json& json, const char* key) { return json.value(key, Texts{}); }

std::vector<std::pair<std::string, std::string>> pairs(const Json& json) {
    std::vector<std::pair<std::string, std::string>> result;
    for (const Json& row : json) result.emplace_back(row.at(0).get<std::string>(), row.at(1).get<std::string>());
    return result;
}

void readNames(const Json& json, Material& material) {
    for (const Json& row : json.at("industries")) {
        IndustryNames names;
        names.industry = row.at("industry").get<std::string>();
        names.words = texts(row, "words");
        names.stems = texts(row, "stems");
        if (row.contains("names")) names.names = pairs(row.at("names"));
        material.industries.push_back(std::move(names));
    }
    for (const Json& row : json.at("cities"))
        material.cities.push_back(
            {row.at("region").get<std::string>(), row.at("weight").get<int>(), texts(row, "names")});
    material.surnames = texts(json, "surnames");
    material.given = texts(json, "given");
    for (const Json& row : json.at("people"))
        material.people.push_back({row.at("name").get<std::string>(), row.at("role").get<std::string>(),
                                   row.at("mailbox").get<std::string>()});
    for (const Json& row : json.at("tags"))
        material.tags.push_back({row.at("group").get<std::string>(), row.at("name").get<std::string>(),
                                 row.at("colour").get<std::int64_t>()});
}

void readFeatured(const Json& json, Material& material) {
    for (const Json& row : json.at("clients")) {
        FeaturedClient client;
        client.name = row.at("name").get<std::string>();
        client.shortName = row.at("short").get<std::string>();
        client.industry = row.at("industry").get<std::string>();
        client.city = row.at("city").get<std::string>();
        client.region = row.at("region").get<std::string>();
        client.owner = row.at("owner").get<std::string>();
        client.sponsor = row.value("sponsor", std::string());
        client.pattern = row.at("pattern").get<std::string>();
        client.credit = row.at("credit").get<std::string>();
        client.duplicate = row.value("duplicate", std::string());
        client.level = row.at("level").get<int>();
        client.growth = row.at("growth").get<int>();
        client.influence = row.at("influence").get<int>();
        client.keyAccount = row.value("key_account", false);
        client.overdue = row.value("overdue", false);
        client.tags = texts(row, "tags");
        for (const Json& line : row.at("story"))
            client.story.push_back({line.at("ago").get<int>(), line.at("kind").get<std::string>(),
                                    line.at("text").get<std::string>(), line.value("next", std::string()),
                                    line.value("in", 0)});
        material.featured.push_back(std::move(client));
    }
}

void readTexts(const Json& json, Material& material) {
    using ByKey = std::map<std::string, Texts>;
    material.events = texts(json, "events");
    material.campaigns = texts(json, "campaigns");
    material.projectKinds = texts(json, "project_kinds");
    material.interactions = json.at("interactions").get<ByKey>();
    material.prospectInteractions = pairs(json.at("prospect_interactions"));
    material.nextSteps = texts(json, "next_steps");
    for (const Json& row : json.at("needs"))
        material.needs.push_back(
            {row.at(0).get<std::string>(), row.at(1).get<std::string>(), row.at(2).get<int>() != 0});
    for (const Json& row : json.at("complaints"))
        material.complaints.push_back(
            {row.at(0).get<std::string>(), row.at(1).get<std::string>(), row.at(2).get<std::string>()});
    material.surveyComments = json.at("survey_comments").get<ByKey>();
    material.correctiveActions = texts(json, "corrective_actions");
    material.tasks = json.at("tasks").get<ByKey>();
    material.titles = json.at("titles").get<ByKey>();
    material.criteria = json.at("criteria").get<ByKey>();
    material.notes = texts(json, "notes");
    material.orderNotes = texts(json, "order_notes");
}

}  // namespace

Material loadMaterial() {
    Material material;
    try {
        readNames(parse("names.json"), material);
        readFeatured(parse("featured.json"), material);
        readTexts(parse("texts.json"), material);
    } catch (const Json::exception& problem) {
        throw Error(ErrorKind::internal, "resources/demo", {ErrorCode::fault, {problem.what()}});
    }
    return material;
}

std::string filled(std::string text, const std::vector<std::pair<std::string, std::string>>& values) {
    for (const auto& [key, value] : values) {
        const std::string blank = "{" + key + "}";
        for (std::size_t at = text.find(blank); at != std::string::npos; at = text.find(blank, at + value.size()))
            text.replace(at, blank.size(), value);
    }
    return text;
}

}  // namespace meike::demo
