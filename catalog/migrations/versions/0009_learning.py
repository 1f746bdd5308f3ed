"""Where a wording from the counter was learned, and labelled words to try learning out on."""

import sqlalchemy as sa
import sqlmodel
from alembic import op

revision = '0009'
down_revision = '0008'
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Apply."""
    op.add_column('asked', sa.Column('change_id', sa.Integer(), nullable=True))
    op.add_column('asked', sa.Column('taught', sqlmodel.sql.sqltypes.AutoString(length=150), nullable=False, server_default=''))
    op.create_index(op.f('ix_asked_change_id'), 'asked', ['change_id'], unique=False)
    op.create_table('labelled_set',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('name', sqlmodel.sql.sqltypes.AutoString(length=200), nullable=False),
    sa.Column('rows', sa.JSON(), nullable=False),
    sa.Column('kept_by', sa.Integer(), nullable=True),
    sa.Column('kept_at', sqlmodel.sql.sqltypes.AutoString(length=19), nullable=False),
    sa.ForeignKeyConstraint(['kept_by'], ['users.id'], ),
    sa.PrimaryKeyConstraint('id'),
    sa.UniqueConstraint('name')
    )


def downgrade() -> None:
    """Take back."""
    op.drop_table('labelled_set')
    op.drop_index(op.f('ix_asked_change_id'), table_name='asked')
    op.drop_column('asked', 'taught')
    op.drop_column('asked', 'change_id')
