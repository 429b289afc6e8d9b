// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/places.h"

#include <algorithm>
#include <map>

#include "base/unicode.h"
#include "generated/embedded_resources.h"

namespace meike {

namespace {

using Forms = std::map<std::string, std::string_view, std::less<>>;

/// The list with what it is asked for: views into the program's embedded file.
struct Places {
    std::vector<Province> provinces;
    Forms provinceForms;  ///< every form of a name, folded, to how it is written
    Forms cityForms;
    std::map<std::string_view, std::string_view> provinceOf;

    Places() {
        std::string_view rest = embeddedResource("places/china.txt");
        while (!rest.empty()) {
            const std::size_t end = std::min(rest.find('\n'), rest.size());
            const std::string_view line = rest.substr(0, end);
            rest.remove_prefix(std::min(end + 1, rest.size()));
            const std::size_t first = line.find(' ');
            const std::size_t second = line.rfind(' ');
            if (line.empty() || line.front() == '#' || first == second) continue;
            add(line.substr(0, first), line.substr(first + 1, second - first - 1), line.substr(second + 1));
        }
    }

    void add(std::string_view code, std::string_view full, std::string_view name) {
        const bool province = code.size() == 2;
        Forms& forms = province ? provinceForms : cityForms;
        for (const std::string_view form : {full, name}) forms.emplace(foldForSearch(form), name);
        if (province) {
            provinces.push_back({name, {}});
            return;
        }
        provinces.back().cities.push_back(name);
        const auto [known, isNew] = provinceOf.emplace(name, provinces.back().name);
        if (!isNew) known->second = {};
    }
};

const Places& places() {
    static const Places places;
    return places;
}

std::string_view written(const Forms& forms, std::string_view text) {
    const auto found = forms.find(foldForSearch(trimmed(text)));
    return found == forms.end() ? text : found->second;
}

}  // namespace

std::span<const Province> provinces() { return places().provinces; }

std::string provinceName(std::string_view text) { return std::string(written(places().provinceForms, text)); }

std::string cityName(std::string_view text) { return std::string(written(places().cityForms, text)); }

std::string_view provinceOfCity(std::string_view city) {
    const auto found = places().provinceOf.find(written(places().cityForms, city));
    return found == places().provinceOf.end() ? std::string_view() : found->second;
}

}  // namespace meike
