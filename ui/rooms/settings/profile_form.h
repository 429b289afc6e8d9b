// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QPointer>
#include <QStringList>
#include <QWidget>
#include <functional>
#include <string>
#include <vector>

#include "domain/scoring_profile.h"
#include "ui/context/app_context.h"

class QLabel;
class QVBoxLayout;

namespace meike::ui {

class Card;
class MatrixTable;
class NumberBox;
class SentenceRow;

/// The rules of a profile as sentences whose numbers and choices are edited in place, a card for each subject.
class ProfileForm : public QWidget {
    Q_OBJECT

public:
    explicit ProfileForm(AppContext& context, QWidget* parent = nullptr);

    /// Shows these rules. `median` is the middle value of a client, by which limits of M change their unit; 0: unknown.
    void setProfile(const ScoringProfile& profile, MinorUnits median);
    /// The same in the language of now.
    void retranslate() { rebuild(); }
    /// The rules as they stand; a field that holds no number keeps its last one.
    const ScoringProfile& profile() const { return m_profile; }
    /// Everything that is wrong: fields without a number first, then what validate() says. Each problem stands at its
    /// field; what belongs to none is in `elsewhere`.
    std::vector<ProfileProblem> check(QStringList* elsewhere = nullptr);
    /// Clients in each cell of the class grid: by R (1 first), by F.
    void setGridCounts(const std::vector<std::vector<std::int64_t>>& counts);
    /// The field of a JSON path, or nothing.
    QWidget* fieldAt(const std::string& path) const;
    /// Gives a cell of the grid, whatever its M, a class.
    void setGridClass(int r, int f, const std::string& classKey);

signals:
    void edited();

private:
    struct Field {
        std::string path;
        QWidget* widget = nullptr;
        SentenceRow* row = nullptr;
        NumberBox* number = nullptr;  ///< when it holds one
        std::function<void(ScoringProfile&)> take{};
    };
    /// With new widgets; what is half typed stays as it stands.
    void rebuild();
    void buildValue();
    void buildClasses();
    void buildStages();
    void buildScore();
    void buildTiers();
    void buildForecast();
    Card* addCard(const QString& title);
    SentenceRow* addSentence(const QString& text, const QList<QWidget*>& widgets);
    /// `ref` gives the number inside a profile: int& or int64_t&.
    template <class Ref>
    QWidget* number(const std::string& path, Ref ref, int decimals = 0);
    /// `ref` gives the enum (or bool) inside a profile; with `rebuilds` other sentences follow from it.
    template <class Ref>
    QWidget* choice(const std::string& path, const QStringList& names, Ref ref, bool rebuilds = false);
    void addAxis(const QString& text, const std::string& name, AxisRule ScoringProfile::*axis, int decimals,
                 QWidget* unit = nullptr);
    void changed(bool rebuilds);
    void convertMonetary(MonetaryUnit unit);
    void showSum();
    void fillGrid();
    void openGridMenu(int row, int column);

    AppContext& m_context;
    ScoringProfile m_profile;
    std::vector<GridRule> m_firstGrid;  ///< as it was given
    MinorUnits m_median = 0;
    std::vector<Field> m_fields;
    std::vector<std::vector<std::int64_t>> m_counts;
    QVBoxLayout* m_layout;
    QWidget* m_page = nullptr;
    QVBoxLayout* m_body = nullptr;  ///< of the card that is being built
    MatrixTable* m_grid = nullptr;
    QLabel* m_sum = nullptr;
    bool m_filling = false;
};

}  // namespace meike::ui
