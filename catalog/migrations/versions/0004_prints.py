"""The print ledger."""

import sqlalchemy as sa
import sqlmodel
from alembic import op

revision = '0004'
down_revision = '0003'
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Apply."""
    op.create_table('print',
    sa.Column('serial', sqlmodel.sql.sqltypes.AutoString(length=20), nullable=False),
    sa.Column('token', sqlmodel.sql.sqltypes.AutoString(length=100), nullable=False),
    sa.Column('kind', sqlmodel.sql.sqltypes.AutoString(length=20), nullable=False),
    sa.Column('slip', sa.Boolean(), nullable=False),
    sa.Column('entry_kind', sqlmodel.sql.sqltypes.AutoString(length=20), nullable=False),
    sa.Column('slug', sqlmodel.sql.sqltypes.AutoString(length=120), nullable=False),
    sa.Column('title', sqlmodel.sql.sqltypes.AutoString(length=300), nullable=False),
    sa.Column('edition_id', sa.Integer(), nullable=False),
    sa.Column('number', sa.Integer(), nullable=False),
    sa.Column('network_id', sa.Integer(), nullable=True),
    sa.Column('answers', sa.JSON(), nullable=False),
    sa.Column('marks', sa.JSON(), nullable=False),
    sa.Column('point', sqlmodel.sql.sqltypes.AutoString(length=120), nullable=False),
    sa.Column('point_name', sqlmodel.sql.sqltypes.AutoString(length=120), nullable=False),
    sa.Column('clerk', sa.Integer(), nullable=False),
    sa.Column('clerk_name', sqlmodel.sql.sqltypes.AutoString(length=60), nullable=False),
    sa.Column('site', sqlmodel.sql.sqltypes.AutoString(length=200), nullable=False),
    sa.Column('day', sqlmodel.sql.sqltypes.AutoString(length=10), nullable=False),
    sa.Column('time', sqlmodel.sql.sqltypes.AutoString(length=8), nullable=False),
    sa.ForeignKeyConstraint(['edition_id'], ['edition.id'], ),
    sa.ForeignKeyConstraint(['network_id'], ['edition.id'], ),
    sa.ForeignKeyConstraint(['clerk'], ['users.id'], ),
    sa.PrimaryKeyConstraint('serial')
    )
    for column in ('kind', 'slug', 'point', 'clerk', 'day'):
        op.create_index(f'ix_print_{column}', 'print', [column], unique=False)


def downgrade() -> None:
    """Take back."""
    op.drop_table('print')
